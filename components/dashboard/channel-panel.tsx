"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StackedBar } from "../charts/stacked-bar.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { markText } from "./mark-text.ts";
import type { PanelProps } from "./panel-props.ts";
import { ShowAll } from "./show-all.tsx";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";
import { useGroupName } from "./use-group-name.ts";

/** Cut only where that hides more than a row. */
const [shownAtFirst, cutAbove] = [5, 6];

export function ChannelPanel({ paint, filters, onFilter }: Pick<PanelProps, "paint" | "filters" | "onFilter">) {
  const text = useTranslations("charts");
  const format = useFormat();
  const texts = useBreakdownTexts(paint);
  const nameOf = useGroupName();
  const [isAll, setAll] = useState(false);
  const isCut = paint.byChannel.length > cutAbove;
  const title = text("channel.title");
  const rows = paint.byChannel.map((row) => ({ ...row, name: nameOf("channel", row.key, row.label) }));
  const parts = rows.map((row) => ({
    key: row.key,
    label: row.name,
    value: Number(row.revenue),
    text: markText(row.revenue, format),
    share: texts.shareText(row.revenue),
    note: text("orderCount", { count: row.orders, shown: format.count(row.orders) }),
    isSelected: filters.channel.includes(row.key),
    onPick: () => onFilter("channel", row.key),
  }));
  return (
    <ChartPanel
      title={title}
      subtitle={text("channel.subtitle", { currency: paint.store.currency })}
      summary={texts.summary(title, rows)}
      table={() => texts.table(title, text("dimension", { dimension: "channel" }), rows)}
    >
      <StackedBar parts={parts} shown={isAll || !isCut ? parts.length : shownAtFirst} />
      {isCut && <ShowAll count={parts.length} isOpen={isAll} onToggle={() => setAll(!isAll)} />}
    </ChartPanel>
  );
}
