"use client";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

/** First and last place, in order. */
export type Span = { first: number; last: number };

type Selection = {
  /** The place under the mouse, the finger or the keyboard. */
  active: number | null;
  /** What is being dragged over, or extended with Shift. */
  brush: { anchor: number; end: number } | null;
  /** Touched: stays until touched elsewhere, since a finger cannot hover. */
  held: boolean;
};

const nothing: Selection = { active: null, brush: null, held: false };
const dragPx = 6;

/** One pointer and one set of keys over `count` places side by side: pointing names a place, a click or Enter picks it, a drag or Shift with arrows picks a span. */
export function usePlotPointer(count: number, onPick: (span: Span) => void) {
  const [selection, setSelection] = useState<Selection>(nothing);
  const pressedAt = useRef<{ x: number; place: number } | null>(null);
  const active = selection.active === null ? null : Math.min(selection.active, count - 1);

  function pick(span: Span) {
    setSelection(nothing);
    onPick(span);
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressedAt.current = { x: event.clientX, place: placeOf(event, count) };
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const place = placeOf(event, count);
    const pressed = pressedAt.current;
    if (pressed !== null && (selection.brush !== null || Math.abs(event.clientX - pressed.x) > dragPx)) {
      setSelection({ active: place, brush: { anchor: pressed.place, end: place }, held: false });
    } else if (event.pointerType === "mouse" && place !== active) setSelection({ ...nothing, active: place });
  }

  function onPointerUp(event: PointerEvent<HTMLElement>) {
    const pressed = pressedAt.current;
    pressedAt.current = null;
    if (pressed === null) return;
    if (selection.brush !== null) pick(spanOf(selection.brush));
    else if (event.pointerType === "mouse") pick({ first: pressed.place, last: pressed.place });
    else setSelection({ ...nothing, active: pressed.place, held: true });
  }

  function onPointerLeave(event: PointerEvent<HTMLElement>) {
    if (event.pointerType === "mouse" && pressedAt.current === null) setSelection(nothing);
  }

  function cancel() {
    pressedAt.current = null;
    setSelection(nothing);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const from = active ?? count - 1;
    const to = placeAfter(event.key, from, count);
    if (to !== null) setSelection({ active: to, brush: event.shiftKey ? { anchor: selection.brush?.anchor ?? from, end: to } : null, held: false });
    else if (event.key === "Escape") cancel();
    else if (event.key === "Enter" || event.key === " ") pick(selection.brush === null ? { first: from, last: from } : spanOf(selection.brush));
    else return;
    event.preventDefault();
  }

  return {
    active,
    held: selection.held,
    brush: selection.brush === null ? null : spanOf(selection.brush),
    cancel,
    pick,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerLeave,
      onPointerCancel: cancel,
      onKeyDown,
      onBlur: cancel,
      onFocus: () => setSelection((current) => (current.active === null && pressedAt.current === null ? { ...nothing, active: count - 1 } : current)),
    },
  };
}

function placeOf(event: PointerEvent<HTMLElement>, count: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)));
}

function spanOf({ anchor, end }: { anchor: number; end: number }): Span {
  return { first: Math.min(anchor, end), last: Math.max(anchor, end) };
}

function placeAfter(key: string, from: number, count: number): number | null {
  const leap = Math.max(1, Math.round(count / 10));
  const target = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageUp: from + leap,
    PageDown: from - leap,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}
