"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Source } from "../../lib/sales/dimensions.ts";
import type { Live } from "../../lib/sales/live.ts";
import type { Metrics } from "../../lib/sales/metrics.ts";
import { useFormat } from "../ui/use-format.tsx";
import { KpiValue, kpiCell } from "./kpi-value.tsx";
import { shareOf } from "./share.ts";
import { sourceTones } from "./source-key.tsx";

/** What both sources bring, and each of them: the two add up to the total. */
export function LiveKpis({ paint }: { paint: Live }) {
  const text = useTranslations("live");
  const format = useFormat();
  const { kpis, last24h, wholeStream, store } = paint;
  const of = (source: Source) => paint.bySource.find(({ key }) => key === source);
  const nothing = zeroOf(kpis);
  const [batch, streaming] = [of("batch"), of("streaming")];
  const streamed = streaming?.revenue ?? nothing;
  const orders = (count: number) => text("orders", { count, shown: format.count(count) });
  const aovs = [batch, streaming].flatMap((row) => (row?.aov ? [text("aovOf", { source: row.key, aov: format.amount(row.aov) })] : []));
  return (
    <>
      <div className="grid grid-cols-2 desktop:grid-cols-4">
        <Kpi
          name={text("total")}
          value={kpis.revenue}
          note={
            <>
              {text("bothSources")}
              <span className="max-tablet:hidden">{text("eachOnce")}</span>
            </>
          }
        />
        <Kpi
          name={text("batch")}
          value={batch?.revenue ?? nothing}
          note={
            <>
              {store.load !== null && <span className="max-tablet:hidden">{text("asOf", { time: format.end(store.load.asOf) })} · </span>}
              {orders(batch?.orders ?? 0)}
            </>
          }
        />
        <Kpi
          name={text("streaming")}
          value={streamed}
          note={text.rich("streamingNote", {
            part: streamed === wholeStream ? "whole" : "range",
            last24h: format.amount(last24h.revenue),
            whole: format.amount(wholeStream),
            b: (chunk) => <span className="font-medium text-ink2">{chunk}</span>,
          })}
        />
        <Kpi
          name={text("aov")}
          formula={text("aovFormula")}
          value={kpis.aov}
          note={
            <>
              {orders(kpis.orders)}
              <span className="max-tablet:hidden">{aovs.map((aov) => ` · ${aov}`)}</span>
            </>
          }
        />
      </div>
      <SourceBar total={kpis.revenue} batch={batch?.revenue ?? nothing} streaming={streamed} />
    </>
  );
}

function Kpi({ name, formula, value, note }: { name: string; formula?: string; value: string | null; note: ReactNode }) {
  return (
    <section
      aria-label={name}
      className={`row-span-3 grid grid-rows-subgrid pt-4 pb-3 pr-3 desktop:pt-6 desktop:pr-7 desktop:pb-4 desktop:last:pr-0 max-desktop:nth-3:border-t max-desktop:nth-4:border-t ${kpiCell}`}
    >
      <h2 className="flex flex-wrap content-start items-baseline gap-x-2 font-medium text-data text-ink2">
        {name}
        {formula !== undefined && <span className="font-normal text-ink3 text-note">{formula}</span>}
      </h2>
      <KpiValue value={value} isLive />
      <p className="min-h-4 pt-1 text-ink3 text-note">{note}</p>
    </section>
  );
}

/** Which part of the total each source brings. Nothing is drawn where one of them is below zero: there are no parts then. */
function SourceBar({ total, batch, streaming }: { total: string; batch: string; streaming: string }) {
  const text = useTranslations("live");
  const format = useFormat();
  const parts = [
    { source: "batch", revenue: batch },
    { source: "streaming", revenue: streaming },
  ] as const;
  const isDrawn = Number(total) > 0 && parts.every(({ revenue }) => Number(revenue) >= 0);
  return (
    <section aria-label={text("bySource")} className="border-line border-b pb-4 max-desktop:pt-2">
      {isDrawn && (
        <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-mark forced-color-adjust-none">
          {parts.map(
            ({ source, revenue }) =>
              Number(revenue) > 0 && <span key={source} className={`min-w-px ${sourceTones[source].bar}`} style={{ flex: `${revenue} 1 0` }} />,
          )}
        </div>
      )}
      <div className="flex flex-wrap justify-between gap-x-6 pt-1.5 text-data">
        {parts.map(({ source, revenue }) => (
          <p key={source}>
            <span className={`font-medium ${sourceTones[source].text}`}>{text("source", { source })}</span>{" "}
            <span className="font-medium">{format.amount(revenue)}</span>{" "}
            <span className="text-ink3 text-note">{shareText(shareOf(revenue, total), format.percent)}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

function shareText(share: number | null, percent: (ratio: number) => string): string {
  return share === null ? "–" : percent(share);
}

/** "0.00" with the currency's digits. */
function zeroOf({ revenue }: Metrics): string {
  return revenue
    .replace("-", "")
    .replace(/\d/g, "0")
    .replace(/^0+(?=0)/, "");
}
