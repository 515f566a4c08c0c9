"use client";
import { useTranslations } from "next-intl";
import { barScale } from "../charts/bar-scale.ts";
import { BarRow, Bars } from "../charts/bars.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";

export function WeekdayPanel({ paint }: Pick<PanelProps, "paint">) {
  const text = useTranslations("charts");
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
      table={() => texts.table(title, text("weekday.group"), rows)}
    >
      <Bars>
        {rows.map((row) => (
          <BarRow key={row.key} label={row.name} title={row.name} {...texts.bar(row.revenue)} scale={scale} />
        ))}
      </Bars>
    </ChartPanel>
  );
}
