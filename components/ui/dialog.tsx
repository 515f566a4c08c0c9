"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogProps = { title: string; onClose: () => void; children: ReactNode };

/** Over the page, open as long as it is drawn. Escape and a click beside it close it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-float border border-line2 bg-surface p-0 text-ink shadow-float backdrop:bg-scrim"
    >
      <div className="grid gap-4 p-5">
        <h2 id={titleId} className="text-balance font-semibold text-title">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
