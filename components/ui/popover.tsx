"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

type PopoverProps = {
  /** Names the dialog. */
  label: string;
  button: ReactNode;
  buttonClass: string;
  /** px */
  width: number;
  /** Drawn only while open. */
  children: ReactNode;
  onOpenChange?: (isOpen: boolean) => void;
};

const edge = 16;

/** A button and what floats under it. The browser's own popover closes it on Escape or a click outside and gives the focus back. */
export function Popover({ label, button, buttonClass, width, children, onOpenChange }: PopoverProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => (isOpen ? keepUnder(trigger.current, panel.current, width) : undefined), [isOpen, width]);
  return (
    <>
      <button ref={trigger} type="button" popoverTarget={id} aria-haspopup="dialog" aria-expanded={isOpen} className={buttonClass}>
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className="fixed inset-auto m-0 max-h-[calc(100dvh-8rem)] max-w-[calc(100vw-2rem)] overflow-auto rounded-float border border-line2 bg-surface p-0 text-ink shadow-float"
        onBeforeToggle={(event) => event.newState === "open" && place(trigger.current, panel.current, width)}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          onOpenChange?.(event.newState === "open");
        }}
      >
        {isOpen && children}
      </div>
    </>
  );
}

function place(trigger: HTMLElement | null, panel: HTMLElement | null, width: number) {
  if (!trigger || !panel) return;
  const under = trigger.getBoundingClientRect();
  panel.style.width = `${width}px`;
  panel.style.top = `${under.bottom + 6}px`;
  panel.style.left = `${Math.max(edge, Math.min(under.left, document.documentElement.clientWidth - width - edge))}px`;
}

function keepUnder(trigger: HTMLElement | null, panel: HTMLElement | null, width: number) {
  const follow = () => place(trigger, panel, width);
  window.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("resize", follow);
  if (panel && !panel.contains(document.activeElement)) panel.focus();
  return () => {
    window.removeEventListener("scroll", follow);
    window.removeEventListener("resize", follow);
  };
}
