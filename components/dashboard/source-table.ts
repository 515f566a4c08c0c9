import { sources } from "../../lib/sales/dimensions.ts";
import type { Split } from "../../lib/sales/live.ts";
import type { ChartTable } from "../charts/chart-table.ts";
import type { TimePoint } from "../charts/time-point.ts";

type SourceTableTexts = { title: string; period: string; source: Split; total: string; amount: (value: string) => string };

/** The bars of both sources as a table; `splits` in the order of the points. */
export function sourceTable(points: TimePoint[], splits: Split[], texts: SourceTableTexts): ChartTable {
  const heads = [...sources.map((source) => texts.source[source]), texts.total];
  return {
    file: texts.title,
    columns: [{ label: texts.period, isNumber: false }, ...heads.map((label) => ({ label, isNumber: true }))],
    rows: points.map((point, index) => ({ key: point.start, cells: cellsOf(point, splits[index], texts.amount) })),
  };
}

function cellsOf(point: TimePoint, split: Split | undefined, amount: SourceTableTexts["amount"]) {
  const numbers = sources.map((source) => split?.[source] ?? "0").map((value) => ({ text: amount(value), raw: value }));
  return [{ text: point.name, raw: point.name }, ...numbers, { text: point.nowText, raw: point.nowRaw }];
}
