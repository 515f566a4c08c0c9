"use client";
import { useTranslations } from "next-intl";
import type { RepairEffectReply } from "../../../lib/events/letter-replies.ts";
import { useFormat } from "../../ui/use-format.tsx";

/** What the numbers are before and after. */
export function EffectTotals({ effect: { before, after, revenue } }: { effect: RepairEffectReply }) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  if (!before || !after) return null;
  const change = `${revenue.startsWith("-") ? "" : "+"}${format.amount(revenue)}`;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-data">
      <Pair label={text("revenue", { currency: format.currency })} from={format.amount(before.revenue)} to={format.amount(after.revenue)} note={change} />
      <Pair label={text("orders")} from={format.count(before.orders)} to={format.count(after.orders)} />
      <Pair label={text("lines")} from={format.count(before.lines)} to={format.count(after.lines)} />
    </dl>
  );
}

type PairProps = { label: string; from: string; to: string; note?: string };

function Pair({ label, from, to, note }: PairProps) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink3">{label}</dt>
      <dd>
        {from} → <strong className="font-semibold">{to}</strong> {note !== undefined && from !== to && <span className="text-ink3">{note}</span>}
      </dd>
    </div>
  );
}

/** What of it does not count, or is not known yet. */
export function useEffectNotes(): (effect: RepairEffectReply) => string[] {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  return ({ superseded, supersededRevenue, duplicates, differing, unknownCustomer, unknownProduct }) =>
    [
      superseded > 0 && text("superseded", { count: superseded, shown: format.count(superseded), revenue: format.money(supersededRevenue) }),
      duplicates > 0 && text("duplicates", { count: duplicates, shown: format.count(duplicates), differing: format.count(differing) }),
      unknownCustomer > 0 && text("unknownCustomer", { count: unknownCustomer, shown: format.count(unknownCustomer) }),
      unknownProduct > 0 && text("unknownProduct", { count: unknownProduct, shown: format.count(unknownProduct) }),
    ].filter((note) => note !== false);
}
