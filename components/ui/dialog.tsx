"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button.tsx";

type DialogProps = {
  title: string;
  subtitle?: ReactNode;
  /** Without it there is no button for it in the head. */
  closeLabel?: string;
  onClose: () => void /** Under what scrolls. */;
  foot?: ReactNode;
  children: ReactNode;
};

/** Over the page while it is drawn. What it holds scrolls between its title and its foot. */
export function Dialog({ title, subtitle, closeLabel, onClose, foot, children }: DialogProps) {
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
      className="m-auto max-h-[min(44rem,calc(100dvh-2rem))] w-[min(40rem,calc(100vw-2rem))] rounded-float border border-line2 bg-surface text-ink shadow-float backdrop:bg-scrim open:flex"
    >
      <div className="flex min-w-0 flex-1 flex-col p-4 tablet:p-5">
        <div className="flex items-start justify-between gap-4 pb-2">
          <div>
            <h2 id={titleId} className="font-semibold text-title">
              {title}
            </h2>
            {subtitle !== undefined && <p className="text-data text-ink3">{subtitle}</p>}
          </div>
          {closeLabel !== undefined && <IconButton label={closeLabel} icon={X} className="-mt-1 -mr-1" onClick={() => dialog.current?.close()} />}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
        <section aria-labelledby={titleId} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
          {children}
        </section>
        {foot !== undefined && <div className="flex flex-wrap items-center gap-2 pt-4">{foot}</div>}
      </div>
    </dialog>
  );
}
