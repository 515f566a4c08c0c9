"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LetterChoice } from "../../../lib/events/letter-choice.ts";
import type { RepairEffectReply, RepairRequest } from "../../../lib/events/letter-replies.ts";
import { ruleKinds, rulesFor } from "../../../lib/events/repair-rules.ts";
import { Failure } from "../../dashboard/failure.tsx";
import { printable } from "../../dashboard/printable.ts";
import { Button } from "../../ui/button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useStartJob } from "../use-start-job.ts";
import { EffectTotals, useEffectNotes } from "./effect-lines.tsx";
import { useReasonName } from "./reason-name.ts";
import { firstRule, type RuleDraft, RuleFields, ruleOf } from "./rule-fields.tsx";
import { useDelayed } from "./use-delayed.ts";
import { useRepairEffect } from "./use-letters.ts";

type RulePanelProps = {
  /** Those that are meant; what came since the page was read is not. */
  choice: LetterChoice;
  count: number;
  isSelection: boolean;
  /** The first reason that they share. */
  reason: { field: string; rule: string } | null;
  isReplaying: boolean;
  onDiscard: () => void;
};

/** Many events by one rule: first what would come of it, then the replay. */
export function RulePanel({ choice, count, isSelection, reason, isReplaying, onDiscard }: RulePanelProps) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const { timeZone } = format;
  const likely = reason ? rulesFor(reason) : [];
  const kinds = [...likely, ...ruleKinds.filter((kind) => !likely.includes(kind))];
  const [draft, setDraft] = useState<RuleDraft>(() => firstRule(likely[0] ?? null, reason?.field ?? null, timeZone));
  const settled = useDelayed(draft);
  const rule = ruleOf(settled);
  const request: RepairRequest | null = rule === "unfinished" ? null : { choice, ...(rule ? { rule } : {}) };
  const effect = useRepairEffect(request);
  const { start, isBusy, fault } = useStartJob();
  const isCurrent = effect.data !== undefined && settled === draft;
  const replay = () => start("/v1/dead-letters/replay", request);
  return (
    <section aria-label={text("ruleTitle", { count, selection: String(isSelection) })} className="grid gap-4 border-line2 border-t pt-5">
      <div>
        <h2 className="font-semibold text-title">{text("ruleTitle", { count, selection: String(isSelection) })}</h2>
        <p className="text-data text-ink3">{text("ruleHint")}</p>
      </div>
      <RuleFields draft={draft} kinds={kinds} onDraft={setDraft} />
      {effect.error && <Failure fact={text("noEffect")} error={effect.error} onRetry={() => void effect.refetch()} />}
      {request !== null && !effect.data && !effect.error && (
        <p role="status" className="text-data text-ink3">
          {text("trying", { count, shown: format.count(count) })}
        </p>
      )}
      {effect.data && <EffectTable effect={effect.data} isCurrent={isCurrent} />}
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={!isCurrent || effect.data?.accepted === 0 || isBusy || isReplaying} onClick={() => void replay()}>
          {text("replayCount", { count: effect.data?.accepted ?? 0, shown: format.count(effect.data?.accepted ?? 0) })}
        </Button>
        <span className="text-ink3 text-note">{text("replayNote")}</span>
        <Button kind="quietDanger" className="ml-auto" onClick={onDiscard}>
          {text("discardCount", { count, shown: format.count(count) })}…
        </Button>
      </div>
    </section>
  );
}

const mostReasons = 5;

function EffectTable({ effect, isCurrent }: { effect: RepairEffectReply; isCurrent: boolean }) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const reasonName = useReasonName();
  const notes = useEffectNotes()(effect);
  const others = effect.stillRefused.slice(mostReasons).reduce((sum, { letters }) => sum + letters, 0);
  const sign = effect.revenue.startsWith("-") ? "" : "+";
  return (
    <div className={`grid gap-3 ${isCurrent ? "" : "opacity-60"}`} aria-busy={!isCurrent}>
      <table className="w-full text-data">
        <thead>
          <tr className="border-line2 border-b text-ink3 text-note">
            <th scope="col" className="py-1.5 text-left font-medium">
              {text("effect")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-medium">
              {text("events")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-medium">
              {text("orders")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-medium">
              {text("revenue", { currency: format.currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-normal">
              {text("becomeValid")}
            </th>
            <td className="pl-3 text-right font-semibold">{format.count(effect.accepted)}</td>
            <td className="pl-3 text-right">{format.count(effect.orders)}</td>
            <td className="pl-3 text-right font-semibold">
              {sign}
              {format.amount(effect.revenue)}
            </td>
          </tr>
          {effect.stillRefused.slice(0, mostReasons).map(({ field, rule, letters, values }) => (
            <tr key={`${field} ${rule}`} className="border-line border-b">
              <th scope="row" className="py-1.5 text-left font-normal text-ink2">
                {text("stillRefused", { reason: reasonName({ field, rule }) })}
                {values.length > 0 && <span className="break-all font-mono text-note"> {values.map((value) => printable(value.slice(0, 30))).join(", ")}</span>}
              </th>
              <td className="pl-3 text-right">{format.count(letters)}</td>
              <td className="pl-3 text-right text-ink3">–</td>
              <td className="pl-3 text-right text-ink3">–</td>
            </tr>
          ))}
          {others > 0 && (
            <tr className="border-line border-b">
              <th scope="row" className="py-1.5 text-left font-normal text-ink2">
                {text("otherRefused")}
              </th>
              <td className="pl-3 text-right">{format.count(others)}</td>
              <td className="pl-3 text-right text-ink3">–</td>
              <td className="pl-3 text-right text-ink3">–</td>
            </tr>
          )}
        </tbody>
      </table>
      {effect.accepted > 0 && <EffectTotals effect={effect} />}
      {notes.map((note) => (
        <p key={note} className="text-note text-warn">
          {note}
        </p>
      ))}
    </div>
  );
}
