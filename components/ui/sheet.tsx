"use client";
import { type ReactNode, useId, useRef, useState } from "react";

type SheetProps = {
  title: string;
  button: ReactNode;
  buttonClass: string;
  /** Beside the title. */
  action?: ReactNode;
  children: (close: () => void) => ReactNode;
};

/** A button and the sheet it raises from the foot of a phone. */
export function Sheet({ title, button, buttonClass, action, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const close = () => dialog.current?.close();
  const open = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" className={buttonClass} onClick={open}>
        {button}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape; the click is the one on the scrim */}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="mx-0 mt-auto mb-0 max-h-[88dvh] w-full max-w-full animate-sheet flex-col overscroll-contain rounded-t-sheet bg-surface p-0 text-ink backdrop:bg-scrim open:flex"
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        <div className="flex min-h-0 flex-1 flex-col px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
          <span aria-hidden="true" className="mx-auto h-1 w-9 shrink-0 rounded-full bg-line2" />
          <div className="flex min-h-11 shrink-0 items-center justify-between">
            <h2 id={titleId} className="font-semibold text-title">
              {title}
            </h2>
            {action}
          </div>
          {isOpen && children(close)}
        </div>
      </dialog>
    </>
  );
}
