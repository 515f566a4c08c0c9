"use client";
import { type FocusEvent, type PointerEvent, useState } from "react";

/** Rows that come by themselves, still while the reader points at them or moves among them: what is pressed is what was seen. */
export function useHeldRows<T extends { position: number }>(rows: T[]) {
  const [by, setBy] = useState({ pointer: false, focus: false });
  const [held, setHeld] = useState(rows);
  const isHeld = by.pointer || by.focus;
  if (!isHeld && held !== rows) setHeld(rows);
  const first = held[0]?.position ?? 0;
  return {
    shown: isHeld ? held : rows,
    isHeld,
    newer: isHeld ? rows.filter(({ position }) => position > first).length : 0,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === "mouse" && setBy({ ...by, pointer: true }),
      onPointerLeave: () => setBy({ ...by, pointer: false }),
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && setBy({ ...by, focus: true }),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => !currentTarget.contains(relatedTarget) && setBy({ ...by, focus: false }),
    },
  };
}
