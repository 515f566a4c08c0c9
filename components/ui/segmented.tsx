"use client";
import { useId } from "react";

type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string; isDisabled?: boolean }[];
  onChange: (value: T) => void;
};

/** One of a few, all in sight. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="flex rounded-control bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={`flex h-7 items-center rounded-[5px] px-2.5 font-medium text-data transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 max-tablet:h-10 ${option.value === value ? "bg-raised text-ink shadow-[inset_0_0_0_1px_var(--color-line2)]" : option.isDisabled ? "text-ghost" : "text-ink2 hover:text-ink"}`}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            disabled={option.isDisabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
