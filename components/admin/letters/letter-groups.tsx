"use client";
import { useTranslations } from "next-intl";
import type { LetterGroupsReply } from "../../../lib/events/letter-replies.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import type { LetterQuery } from "./letter-query.ts";
import { useReasonName } from "./reason-name.ts";

type Place = Pick<LetterQuery, "state" | "field" | "rule">;
type LetterGroupsProps = { groups: LetterGroupsReply; place: Place; onPlace: (place: Place) => void };

/** Why events were refused, the most frequent reason first; and where those are that wait no more. */
export function LetterGroups({ groups: { groups, open, replayed, discarded }, place, onPlace }: LetterGroupsProps) {
  const text = useTranslations("admin.letters");
  const reasonName = useReasonName();
  const most = Math.max(1, ...groups.map(({ letters }) => letters));
  const isHere = (other: Place) => place.state === other.state && place.field === other.field && place.rule === other.rule;
  const entry = (name: string, letters: number, to: Place, share: number | null = null) => (
    <Entry key={name} name={name} letters={letters} share={share} isHere={isHere(to)} onChoose={() => onPlace(to)} />
  );
  return (
    <nav aria-label={text("byReason")} className="py-4 max-desktop:hidden desktop:pr-4">
      <p className="px-2.5 pb-1.5 text-ink3 text-note">{text("byReason")}</p>
      <ul className="grid gap-0.5">
        {entry(text("allReasons"), open, { state: "open", field: null, rule: null })}
        {groups.map(({ field, rule, letters }) => entry(reasonName({ field, rule }), letters, { state: "open", field, rule }, letters / most))}
      </ul>
      <p className="px-2.5 pt-5 pb-1.5 text-ink3 text-note">{text("done")}</p>
      <ul className="grid gap-0.5">
        {entry(text("states.replayed"), replayed, { state: "replayed", field: null, rule: null })}
        {entry(text("states.discarded"), discarded, { state: "discarded", field: null, rule: null })}
      </ul>
    </nav>
  );
}

/** The same where there is no room for all of them. */
export function LetterGroupSelect({ groups: { groups, open, replayed, discarded }, place, onPlace }: LetterGroupsProps) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const reasonName = useReasonName();
  const entry = (name: string, letters: number, to: Place) => ({ value: JSON.stringify(to), label: `${name} · ${format.count(letters)}` });
  const done = (state: "replayed" | "discarded", letters: number) => entry(text(`states.${state}`), letters, { state, field: null, rule: null });
  return (
    <div className="py-4 desktop:hidden">
      <SelectField
        label={text("byReason")}
        value={JSON.stringify({ state: place.state, field: place.field, rule: place.rule })}
        options={[
          entry(text("allReasons"), open, { state: "open", field: null, rule: null }),
          ...groups.map(({ field, rule, letters }) => entry(reasonName({ field, rule }), letters, { state: "open", field, rule })),
          done("replayed", replayed),
          done("discarded", discarded),
        ]}
        onChange={(event) => onPlace(JSON.parse(event.target.value))}
      />
    </div>
  );
}

type EntryProps = { name: string; letters: number; share: number | null; isHere: boolean; onChoose: () => void };

function Entry({ name, letters, share, isHere, onChoose }: EntryProps) {
  const format = useFormat();
  return (
    <li>
      <button
        type="button"
        aria-current={isHere ? "true" : undefined}
        onClick={onChoose}
        className={`flex min-h-9 w-full items-center gap-2 rounded-control px-2.5 py-1 text-left text-data max-tablet:min-h-11 ${isHere ? "bg-wash font-semibold text-ink" : "text-ink2 hover:bg-sunken hover:text-ink"}`}
      >
        <span className="min-w-0 flex-1">{name}</span>
        {share !== null && (
          <span aria-hidden="true" className="flex w-8 justify-end">
            <span className={`h-1 rounded-mark ${isHere ? "bg-accent" : "bg-ghost"}`} style={{ width: `${Math.max(share * 100, 12)}%` }} />
          </span>
        )}
        <span className="min-w-6 text-right">{format.count(letters)}</span>
      </button>
    </li>
  );
}
