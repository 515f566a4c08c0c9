import { type ReactNode, useId } from "react";

type CheckBoxProps = { isChecked: boolean; onChange: (isChecked: boolean) => void; children: ReactNode };

export function CheckBox({ isChecked, onChange, children }: CheckBoxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 py-1 text-body max-tablet:py-2">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent max-tablet:size-5"
      />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
