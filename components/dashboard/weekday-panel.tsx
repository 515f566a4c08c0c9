"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Split } from "../../lib/sales/live.ts";
import { barScale } from "../charts/bar-scale.ts";
import { BarRow, Bars } from "../charts/bars.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { SourceKey } from "./source-key.tsx";
import { partsOf } from "./source-parts.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";

type WeekdayPanelProps = Pick<PanelProps, "paint"> & { /** Which part each source brings, Monday first. */ split?: Split[] };

export function WeekdayPanel({ paint, split }: WeekdayPanelProps) {
  const text = useTranslations("charts");
  const live = useTranslations("live");
  const format = useFormat();
  const texts = useBreakdownTexts(paint);
  const title = text("weekday.title");
  const rows = paint.byWeekday.map((row) => ({ ...row, name: format.weekday(row.key) }));
  const scale = barScale(rows.map(({ revenue }) => texts.bar(revenue)));
  return (
    <ChartPanel
      title={title}
      subtitle={text("weekday.subtitle", { currency: paint.store.currency, zone: paint.store.timeZone })}
      summary={texts.summary(
        title,
        rows.toSorted((a, b) => Number(b.revenue) - Number(a.revenue)),
      )}
      {...(split === undefined ? {} : { controls: <SourceKey /> })}
      table={() => texts.table(title, text("weekday.group"), rows)}
    >
      <Bars>
        {rows.map((row, index) => (
          <BarRow key={row.key} label={row.name} title={row.name} {...texts.bar(row.revenue)} {...partsOf(split?.[index])} scale={scale} />
        ))}
      </Bars>
      {split !== undefined && (
        <p className="mt-2 flex items-baseline justify-between gap-4 border-line border-t pt-2.5 text-data text-ink2">
          {live("addsUp")}
          <span className="flex items-center gap-2 font-medium text-ink">
            <Check size={14} aria-hidden="true" className="text-good" />
            {format.amount(paint.kpis.revenue)}
          </span>
        </p>
      )}
    </ChartPanel>
  );
}
