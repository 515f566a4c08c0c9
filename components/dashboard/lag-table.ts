import type { Percentiles } from "../../lib/percentile.ts";
import type { Cell, ChartTable } from "../charts/chart-table.ts";
import type { Format } from "../ui/use-format.tsx";

type LagTableTexts = { title: string; stage: string; median: string; p95: string };

/** How long each stage takes, in whole milliseconds. */
export function lagTable(stages: { name: string; lag: Percentiles | null }[], format: Format, texts: LagTableTexts): ChartTable {
  return {
    file: texts.title,
    columns: [
      { label: texts.stage, isNumber: false },
      { label: texts.median, isNumber: true },
      { label: texts.p95, isNumber: true },
    ],
    rows: stages.map(({ name, lag }) => ({ key: name, cells: [{ text: name, raw: name }, msCell(lag?.p50, format), msCell(lag?.p95, format)] })),
  };
}

function msCell(ms: number | undefined, format: Format): Cell {
  return ms === undefined ? { text: "–", raw: null } : { text: format.count(ms), raw: Math.round(ms) };
}
