"use client";
import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "id"> & {
  label: string;
  note?: string;
  /** Why what stands in it will not do. */
  fault?: string | null;
};

const look =
  "h-10 w-full rounded-control border bg-surface px-3 text-body outline-offset-1 hover:border-ink3 max-tablet:h-11 max-tablet:text-[1rem] read-only:bg-sunken";

export function TextField({ label, note, fault = null, className = "", ...input }: TextFieldProps) {
  const id = useId();
  const notes = [note === undefined ? null : `${id}-note`, fault === null ? null : `${id}-fault`].filter((one) => one !== null).join(" ");
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="font-medium text-data">
        {label}
      </label>
      <input
        id={id}
        className={`${look} ${fault === null ? "border-control" : "border-bad"} ${className}`}
        aria-invalid={fault !== null}
        aria-describedby={notes || undefined}
        {...input}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className="text-ink3 text-note">
          {note}
        </p>
      )}
      {fault !== null && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

function Fault({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} role="alert" className="flex gap-2 text-bad text-data">
      <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}

/** With a button that shows what was typed. */
export function PasswordField(props: TextFieldProps) {
  const text = useTranslations("access");
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <TextField {...props} type={isShown ? "text" : "password"} className="pr-11" />
      <button
        type="button"
        aria-label={text("showPassword")}
        aria-pressed={isShown}
        className="target absolute top-[1.875rem] right-1.5 grid size-8 place-items-center rounded-control text-ink2 hover:bg-sunken max-tablet:top-8"
        onClick={() => setShown(!isShown)}
      >
        <Icon size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
