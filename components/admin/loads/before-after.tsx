import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CheckFindings } from "../../../lib/load/flight-check.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { changeText } from "./change-text.ts";

type Sides = Pick<CheckFindings, "before" | "after">;

/** What the numbers are now, and what they would be. */
export function BeforeAfter({ before, after }: Sides) {
  const text = useTranslations("admin.loads.kpi");
  const format = useFormat();
  const money = (of: (side: CheckFindings["before"]) => string | null) => ({ before: of(before), after: of(after), show: format.amount });
  const count = (of: (side: CheckFindings["before"]) => number) => ({
    before: String(of(before)),
    after: String(of(after)),
    show: (value: string) => format.count(Number(value)),
  });
  return (
    <div className="grid grid-cols-2 border-line border-b max-tablet:gap-x-4 tablet:grid-cols-4 tablet:divide-x tablet:divide-line">
      <Kpi label={text("revenue")} {...money(({ total }) => total.revenue)}>
        <Split before={before} after={after} />
      </Kpi>
      <Kpi label={text("orders")} {...count(({ total }) => total.orders)} />
      <Kpi label={text("customers")} {...count(({ total }) => total.customers)} />
      <Kpi label={text("aov")} {...money(({ total }) => total.aov)} />
    </div>
  );
}

type KpiProps = { label: string; before: string | null; after: string | null; show: (value: string) => string; children?: React.ReactNode };

function Kpi({ label, before, after, show, children }: KpiProps) {
  const text = useTranslations("admin.loads.kpi");
  const shown = (value: string | null) => (value === null ? text("none") : show(value));
  return (
    <section aria-label={label} className="min-w-0 py-4 tablet:px-4 tablet:first:pl-0">
      <h2 className="font-medium text-data text-ink2">{label}</h2>
      <p className="flex flex-wrap items-baseline gap-x-2 text-title">
        <span className="text-ink3">{shown(before)}</span>
        <ArrowRight size={14} role="img" aria-label="→" className="shrink-0 self-center text-ink3" />
        <span className="font-semibold text-[1.25rem] text-ink leading-7">{shown(after)}</span>
      </p>
      <p className="text-data text-ink2">{before === null || after === null ? null : changeText(before, after, show, text("same"))}</p>
      {children}
    </section>
  );
}

/** By source, where there is more than one. */
function Split({ before, after }: Sides) {
  const text = useTranslations("admin.loads.kpi");
  const format = useFormat();
  if (before.streaming.lines === 0 && after.streaming.lines === 0) return null;
  return (
    <ul className="pt-1 text-ink3 text-note">
      {(["batch", "streaming"] as const).map((source) => (
        <li key={source}>{text("split", { source, before: format.amount(before[source].revenue), after: format.amount(after[source].revenue) })}</li>
      ))}
    </ul>
  );
}
