import type { BreakdownRow } from "../../lib/sales/paint.ts";
import { percentChange } from "../../lib/sales/percent-change.ts";
import type { Cell, ChartTable } from "../charts/chart-table.ts";
import type { Format } from "../ui/use-format.tsx";
import { shareOf } from "./share.ts";

type BreakdownTexts = { title: string; group: string; revenue: string; share: string; orders: string; earlier: string | null; change: string };
export type NamedRow = BreakdownRow & { name: string };

/** A breakdown's groups as a table. `total` is the revenue under the filter, as decimal text. */
export function breakdownTable(rows: NamedRow[], total: string, format: Format, texts: BreakdownTexts): ChartTable {
  const numbers = [texts.revenue, texts.share, texts.orders, ...(texts.earlier === null ? [] : [texts.earlier, texts.change])];
  return {
    file: texts.title,
    columns: [{ label: texts.group, isNumber: false }, ...numbers.map((label) => ({ label, isNumber: true }))],
    rows: rows.map((row) => ({ key: row.key, cells: cellsOf(row, total, format, texts.earlier !== null) })),
  };
}

function cellsOf(row: NamedRow, total: string, format: Format, hasEarlier: boolean): Cell[] {
  const share = shareOf(row.revenue, total);
  const cells: Cell[] = [
    { text: row.name, raw: row.name },
    { text: format.amount(row.revenue), raw: row.revenue },
    { text: share === null ? "–" : format.percent(share), raw: share },
    { text: format.count(row.orders), raw: row.orders },
  ];
  if (!hasEarlier) return cells;
  return [...cells, { text: row.was === null ? "–" : format.amount(row.was.revenue), raw: row.was?.revenue ?? null }, changeCell(revenueChange(row))];
}

/** Against the part of the group that the earlier range is compared with. */
export function revenueChange({ revenue, base, was }: BreakdownRow): number | null {
  return was === null ? null : percentChange(base?.revenue ?? revenue, was.revenue);
}

export function changeCell(change: number | null): Cell {
  return change === null ? { text: "–", raw: null } : { text: "", raw: Number(change.toFixed(4)), change };
}
