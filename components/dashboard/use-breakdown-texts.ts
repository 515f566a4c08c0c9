"use client";
import { useTranslations } from "next-intl";
import type { Paint } from "../../lib/sales/paint.ts";
import { useFormat } from "../ui/use-format.tsx";
import { breakdownTable, type NamedRow } from "./breakdown-table.ts";
import { markText } from "./mark-text.ts";
import { shareOf } from "./share.ts";
import { useEarlierName } from "./use-earlier-name.ts";

/** What the panels of one dimension say and count alike. */
export function useBreakdownTexts(paint: Paint) {
  const text = useTranslations("charts");
  const format = useFormat();
  const earlier = useEarlierName(paint.comparison).head;
  const total = paint.kpis.revenue;

  function shareText(revenue: string): string {
    const share = shareOf(revenue, total);
    return share === null ? "–" : format.percent(share);
  }

  /** What stands behind a bar. */
  function bar(revenue: string) {
    return { value: Number(revenue), text: markText(revenue, format), exact: format.amount(revenue), note: shareText(revenue) };
  }

  function summary(title: string, rows: NamedRow[]): string {
    const parts = rows.slice(0, 3).map(({ name, revenue }) => `${name} ${format.amount(revenue)} (${shareText(revenue)})`);
    return parts.length === 0 ? text("summaryNone", { title }) : text("summaryRows", { title, count: rows.length, rows: parts.join("; ") });
  }

  function table(title: string, group: string, rows: NamedRow[]) {
    const hasEarlier = rows.some(({ was }) => was !== null);
    return breakdownTable(rows, total, format, {
      title,
      group,
      revenue: text("metric", { metric: "revenue" }),
      share: text("share"),
      orders: text("orders"),
      earlier: hasEarlier ? earlier : null,
      change: text("change"),
    });
  }

  return { shareText, bar, summary, table, earlier };
}
