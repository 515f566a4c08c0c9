"use client";
import { useTranslations } from "next-intl";
import { eventFields } from "../../../lib/events/reasons.ts";
import type { RepairRule } from "../../../lib/events/repair-rule.ts";
import { idFields, numberFields, optionalFields, type RuleKind } from "../../../lib/events/repair-rules.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** A rule on its way. `kind` null: the events as they came. */
export type RuleDraft = { kind: RuleKind | null; field: string; from: string; zone: string };

export function firstRule(kind: RuleKind | null, field: string | null, zone: string): RuleDraft {
  return withField({ kind, field: field ?? "qty", from: "", zone });
}

/** null: none is wanted. */
export function ruleOf({ kind, field, from, zone }: RuleDraft): RepairRule | null | "unfinished" {
  if (kind === null) return null;
  if (kind === "rename") return from === "" ? "unfinished" : { kind, from, field: oneOf(eventFields, field) };
  if (kind === "zone") return zone === "" ? "unfinished" : { kind, zone };
  if (kind === "leave_out") return { kind, field: oneOf(optionalFields, field) };
  if (kind === "as_text") return { kind, field: oneOf(idFields, field) };
  if (kind === "decimal_comma" || kind === "leading_number") return { kind, field: oneOf(numberFields, field) };
  return { kind };
}

type RuleFieldsProps = { draft: RuleDraft /** The likely ones first. */; kinds: readonly RuleKind[]; onDraft: (draft: RuleDraft) => void };

/** Which rule, and what it is about. */
export function RuleFields({ draft, kinds, onDraft }: RuleFieldsProps) {
  const text = useTranslations("admin.letters");
  const fields = fieldsOf(draft.kind);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label={text("rule")}
        value={draft.kind ?? ""}
        options={[...kinds.map((kind) => ({ value: kind, label: text(`ruleNames.${kind}`) })), { value: "", label: text("ruleNames.none") }]}
        onChange={(event) => onDraft(withField({ ...draft, kind: event.target.value === "" ? null : (event.target.value as RuleKind) }))}
      />
      {draft.kind === "rename" && (
        <TextField
          label={text("from")}
          value={draft.from}
          maxLength={200}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onDraft({ ...draft, from: event.target.value })}
        />
      )}
      {draft.kind === "zone" && (
        <TextField
          label={text("zone")}
          value={draft.zone}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => onDraft({ ...draft, zone: event.target.value.trim() })}
        />
      )}
      {fields.length > 0 && (
        <SelectField
          label={text(draft.kind === "rename" ? "to" : "field")}
          value={draft.field}
          options={fields.map((field) => ({ value: field, label: field }))}
          onChange={(event) => onDraft({ ...draft, field: event.target.value })}
        />
      )}
    </div>
  );
}

function fieldsOf(kind: RuleKind | null): readonly string[] {
  if (kind === "rename") return eventFields;
  if (kind === "leave_out") return optionalFields;
  if (kind === "as_text") return idFields;
  return kind === "decimal_comma" || kind === "leading_number" ? numberFields : [];
}

function withField(draft: RuleDraft): RuleDraft {
  const fields = fieldsOf(draft.kind);
  return fields.length === 0 || fields.includes(draft.field) ? draft : { ...draft, field: fields[0] ?? draft.field };
}

function oneOf<T extends string>(fields: readonly [T, ...T[]], field: string): T {
  return fields.find((one) => one === field) ?? fields[0];
}
