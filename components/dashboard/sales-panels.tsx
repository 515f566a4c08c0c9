"use client";
import type { Detail } from "../../lib/sales/detail.ts";
import type { Grain } from "../../lib/sales/dimensions.ts";
import { CategoryPanel } from "./category-panel.tsx";
import { ChannelPanel } from "./channel-panel.tsx";
import { CountryPanel } from "./country-panel.tsx";
import { DetailPanel } from "./detail-panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { ProductsPanel } from "./products-panel.tsx";
import { RevenueOverTime } from "./revenue-over-time.tsx";
import type { LoadDetail } from "./use-detail.ts";
import { WeekdayPanel } from "./weekday-panel.tsx";

type SalesPanelsProps = PanelProps & {
  onGrain: (grain: Grain) => void;
  /** null: this reader sees no orders. */
  firstDetail: Detail | null;
  loadDetail: LoadDetail;
  csvHref: string;
  /** The shown version is kept no longer. */
  onGone: () => void;
};

const row = "grid grid-cols-[minmax(0,1fr)] border-line desktop:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] desktop:gap-x-10 not-last:border-b";
const stacked = "divide-y divide-line desktop:divide-y-0";

export function SalesPanels({ onGrain, firstDetail, loadDetail, csvHref, onGone, ...panel }: SalesPanelsProps) {
  return (
    <>
      <div className={`${row} ${stacked}`}>
        <RevenueOverTime {...panel} onGrain={onGrain} />
        <CategoryPanel {...panel} />
      </div>
      <div className={`${row} ${stacked}`}>
        <CountryPanel {...panel} />
        <div className={stacked}>
          <WeekdayPanel {...panel} />
          <ChannelPanel {...panel} />
        </div>
      </div>
      <div className={`${row} ${stacked}`}>
        {firstDetail !== null && <DetailPanel {...panel} first={firstDetail} load={loadDetail} csvHref={csvHref} onGone={onGone} />}
        <ProductsPanel {...panel} />
      </div>
    </>
  );
}
