"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { readMembers } from "../../../lib/events/edit-members.ts";
import type { LetterCheckReply } from "../../../lib/events/letter-replies.ts";
import { eventFields } from "../../../lib/events/reasons.ts";
import { useRefusalText } from "../../dashboard/use-refusal-text.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { fieldText, writeField } from "./field-text.ts";

type RepairFieldsProps = {
  /** As it came, and as it is now. */
  original: string;
  body: string;
  check: LetterCheckReply | undefined;
  onBody: (body: string) => void;
};

const optional: string[] = ["currency", "gross_amount"];

/** The fields of the contract, each with what is wrong or known of it. */
export function RepairFields({ original, body, check, onBody }: RepairFieldsProps) {
  const hint = useHint(check);
  const came = readMembers(original) ?? new Map<string, string>();
  const members = readMembers(body) ?? new Map<string, string>();
  const shown = eventFields.filter((field) => !optional.includes(field) || came.has(field) || members.has(field));
  return (
    <div>
      {shown.map((field) => {
        const source = members.get(field);
        const before = came.get(field);
        return (
          <Field
            key={field}
            name={field}
            value={fieldText(source)}
            was={source === before ? null : (before ?? "–")}
            hint={hint(field)}
            reasons={check?.reasons.filter((reason) => reason.field === field) ?? []}
            isChecked={check !== undefined && !check.reasons.some((reason) => reason.field === "body")}
            onChange={(typed) => onBody(writeField(body, field, typed, before))}
          />
        );
      })}
    </div>
  );
}

type FieldProps = {
  name: string;
  value: string;
  was: string | null;
  hint: string | null;
  reasons: LetterCheckReply["reasons"];
  isChecked: boolean;
  onChange: (typed: string) => void;
};

function Field({ name, value, was, hint, reasons, isChecked, onChange }: FieldProps) {
  const text = useTranslations("admin.letters");
  const refusal = useRefusalText();
  const id = useId();
  const isBad = reasons.length > 0;
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 border-line border-b py-1 tablet:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <label htmlFor={id} className="font-mono text-ink2 text-note">
        {name}
      </label>
      <input
        id={id}
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        placeholder={name === "customer_id" ? text("nobody") : text("leftOut")}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-why` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 w-full min-w-0 rounded-control border bg-transparent px-2 font-mono text-[0.78125rem] placeholder:font-sans placeholder:text-ink3 hover:border-control focus:border-control focus:bg-surface max-tablet:h-11 max-tablet:text-[1rem] ${isBad ? "border-bad bg-surface" : "border-transparent"}`}
      />
      <span className="flex items-center justify-end gap-2 text-ink3 text-note max-tablet:col-start-2">
        {was !== null ? text("was", { value: was.slice(0, 40) }) : hint}
        {isChecked && !isBad && <Check size={16} className="text-good" role="img" aria-label={text("good")} />}
      </span>
      {isBad && (
        <p id={`${id}-why`} className="col-start-2 col-end-[-1] pb-1 text-bad text-note">
          {reasons.map(refusal).join(" ")}
        </p>
      )}
    </div>
  );
}

/** What the store knows of a field. */
function useHint(check: LetterCheckReply | undefined): (field: string) => string | null {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  return (field) => {
    if (!check) return null;
    if (field === "order_id") return text("order", { order: check.order });
    if (field === "customer_id") return check.isKnownCustomer ? check.country : text("notKnown");
    if (field === "product_id") return check.isKnownProduct ? check.product : text("notKnown");
    if (field === "unit_price") return check.listPrice === null ? null : text("listPrice", { price: format.amount(check.listPrice.replace(/0{1,2}$/, "")) });
    if (field === "event_ts") return check.eventTime && format.instant(check.eventTime);
    return null;
  };
}
