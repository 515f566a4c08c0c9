"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Paint } from "../../lib/sales/paint.ts";
import { percentChange } from "../../lib/sales/percent-change.ts";
import { Change } from "../ui/change.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { KpiValue, kpiCell } from "./kpi-value.tsx";
import { Sparkline } from "./sparkline.tsx";

const kpis = ["revenue", "orders", "customers", "aov"] as const;
type Kpi = (typeof kpis)[number];

export function KpiRow({ paint }: { paint: Paint }) {
  return (
    <>
      <div className="grid grid-cols-2 border-line border-b desktop:grid-cols-4">
        {kpis.map((kpi) => (
          <KpiCard key={kpi} kpi={kpi} paint={paint} />
        ))}
      </div>
      <SecondRow paint={paint} />
    </>
  );
}

function KpiCard({ kpi, paint }: { kpi: Kpi; paint: Paint }) {
  const text = useTranslations("page");
  return (
    <section aria-label={text(kpi)} className={`flex flex-col pt-4 pb-4 pr-3 desktop:pt-6 desktop:pr-7 desktop:last:pr-0 ${kpiCell}`}>
      <h2 className="flex grow flex-wrap items-baseline gap-x-2 font-medium text-data text-ink2">
        {text(kpi)}
        {kpi === "aov" && <span className="font-normal text-ink3 text-note">{text("aovFormula")}</span>}
      </h2>
      <KpiValue value={paint.kpis[kpi]} />
      <div className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] content-start items-start gap-x-3 tablet:grid-rows-[auto_auto]">
        <Earlier kpi={kpi} paint={paint} />
        {paint.kpis.lines > 0 && <Sparkline points={paint.timeseries.map((bucket) => ({ value: Number(bucket[kpi] ?? 0), partial: bucket.partial }))} />}
      </div>
    </section>
  );
}

/** The change and what was, or why there is none. */
function Earlier({ kpi, paint }: { kpi: Kpi; paint: Paint }) {
  const text = useTranslations("page");
  const format = useFormat();
  const { comparison } = paint;
  if (paint.kpis.lines === 0) return <p className="row-span-2 pt-1 text-ink3 text-note">{text("noSales")}</p>;
  if (comparison === null) return <span className="row-span-2" />;
  if (comparison.kpis === null) return <WhyNone reason={comparison.reason ?? "no_earlier_sales"} />;
  const [now, was] = [comparison.base[kpi], comparison.kpis[kpi]];
  const change = now === null || was === null ? null : percentChange(now, was);
  const wasText = was === null ? "–" : typeof was === "number" ? format.count(was) : format.money(was);
  return (
    <>
      <p className="pt-0.5 text-data">{change !== null && <Change value={change} />}</p>
      <p className="order-last truncate text-ink3 text-note max-tablet:col-span-2">{text("was", { value: wasText })}</p>
    </>
  );
}

function WhyNone({ reason }: { reason: string }) {
  const text = useTranslations("page");
  return (
    <p className="row-span-2 pt-1 text-ink3 text-note">
      <span className="max-tablet:hidden">{text("noEarlier", { reason })}</span>
      <span className="tablet:hidden">{text("noEarlierShort", { reason })}</span>
    </p>
  );
}

function SecondRow({ paint: { kpis: total } }: { paint: Paint }) {
  const text = useTranslations("page");
  const format = useFormat();
  const share = Number(total.sales) > 0 ? text("ofSales", { share: format.percent(Math.abs(Number(total.returns)) / Number(total.sales)) }) : "";
  const marginShare = total.margin !== null && Number(total.revenue) > 0 ? format.percent(Number(total.margin) / Number(total.revenue)) : "–";
  const coverage = total.marginCoverage === null ? "–" : format.percent(total.marginCoverage).replace(/[.,]0(?=\D*%)/, "");
  return (
    <div className="grid grid-cols-2 border-line border-b desktop:grid-cols-4">
      <Small label={text("salesMetric")} value={format.amount(total.sales)} note={text("lines", { count: total.lines, shown: format.count(total.lines) })} />
      <Small label={text("returns")} value={format.amount(total.returns)} note={share} />
      <Small
        label={text("units")}
        value={format.count(total.units)}
        note={total.orders > 0 ? text("perOrder", { units: format.fixed(total.units / total.orders, 1) }) : ""}
      />
      <Small
        label={text("margin")}
        value={total.margin === null ? "–" : format.amount(total.margin)}
        note={total.margin === null ? text("noCost") : text("marginNote", { share: marginShare, coverage })}
      />
    </div>
  );
}

function Small({ label, value, note }: { label: string; value: string; note: ReactNode }) {
  return (
    <section aria-label={label} className={`py-2.5 pr-3 desktop:pr-7 desktop:last:pr-0 max-tablet:even:pr-0 ${kpiCell}`}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="text-data text-ink2">{label}</h2>
        <p className="font-semibold text-body max-tablet:ml-auto">{value}</p>
      </div>
      <p className="min-h-4 truncate text-ink3 text-note max-tablet:text-right">{note}</p>
    </section>
  );
}
