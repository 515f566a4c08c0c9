"use client";
import { type ReactNode, useId } from "react";

type SliderProps = {
  label: string;
  note?: ReactNode;
  /** The values there are, ascending. */
  stops: readonly number[];
  value: number;
  /** As it is said and shown. */
  text: string;
  isDisabled?: boolean;
  onChange: (value: number) => void;
};

/** One of a row of values, by dragging or by the arrow keys. */
export function Slider({ label, note, stops, value, text, isDisabled = false, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="grid gap-0.5">
      <div className="flex items-baseline justify-between gap-3 text-data">
        <label htmlFor={id} className={isDisabled ? "text-ghost" : "font-medium"}>
          {label}
        </label>
        <output htmlFor={id} className={isDisabled || value === 0 ? "text-ink3" : "font-semibold"}>
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={Math.max(0, stops.indexOf(value))}
        aria-valuetext={text}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        disabled={isDisabled}
        className="h-7 w-full accent-accent max-tablet:h-11"
        onChange={(event) => onChange(stops[Number(event.target.value)] ?? value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className="text-ink3 text-note">
          {note}
        </p>
      )}
    </div>
  );
}
