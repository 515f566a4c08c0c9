"use client";
import type { ReactNode } from "react";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import type { Live } from "../../lib/sales/live.ts";
import type { Status } from "../../lib/status.ts";
import { toggleValue } from "./filter-texts.ts";
import { LastOrders } from "./last-orders.tsx";
import { filtersOf, linesSearch, type PageQuery, type PageQueryChange } from "./page-query.ts";
import { ProductsPanel } from "./products-panel.tsx";
import { SourceOverTime } from "./source-over-time.tsx";
import { StreamPulse } from "./stream-pulse.tsx";
import { useCalmRows } from "./use-calm-rows.ts";
import { WeekdayPanel } from "./weekday-panel.tsx";

type LivePanelsProps = {
  paint: Live;
  firstStatus: Status;
  maySeeRefused: boolean;
  query: PageQuery;
  onChange: (change: PageQueryChange) => void;
  pause: { isPaused: boolean; onPause: () => void };
  /** In place of the charts of a range without sales; null where it has some. */
  empty: ReactNode;
};

const row = "grid grid-cols-[minmax(0,1fr)] border-line desktop:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] desktop:gap-x-10 not-last:border-b";

/** On a phone the last orders come first. */
export function LivePanels({ paint, firstStatus, maySeeRefused, query, onChange, pause, empty }: LivePanelsProps) {
  function onFilter(name: FilterName, value: string) {
    onChange(toggleValue(query, name, value));
  }

  const products = useCalmRows(paint.byProduct.rows, JSON.stringify([paint.range, filtersOf(query)]));

  return (
    <>
      <div className={row}>
        <div className="divide-y divide-line max-desktop:contents">
          <div className="max-desktop:order-2 max-desktop:border-line max-desktop:border-b">
            {empty ?? <SourceOverTime paint={paint} onGrain={(grain) => onChange({ grain })} onRange={onChange} />}
          </div>
          <div className="max-desktop:order-3">
            <StreamPulse lines={paint.lines} firstStatus={firstStatus} maySeeRefused={maySeeRefused} />
          </div>
        </div>
        <div className="max-desktop:order-1 max-desktop:border-line max-desktop:border-b">
          <LastOrders key={JSON.stringify(filtersOf(query))} lines={paint.lines} allHref={streamingHref(paint, query)} {...pause} />
        </div>
      </div>
      {empty === null && (
        <div className={`${row} max-desktop:divide-y max-desktop:divide-line`}>
          <ProductsPanel
            paint={{ ...paint, byProduct: { ...paint.byProduct, rows: products } }}
            split={paint.split}
            filters={filtersOf(query)}
            onFilter={onFilter}
          />
          <WeekdayPanel paint={paint} split={paint.split.byWeekday} />
        </div>
      )}
    </>
  );
}

/** The sales page with the streaming lines of the same range and filters, the newest first. */
function streamingHref({ range }: Live, query: PageQuery): string {
  return `/?${linesSearch({ ...query, ...range, source: ["streaming"] })}&sort=date&direction=desc`;
}
