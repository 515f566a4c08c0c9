import type { ChartTable } from "../charts/chart-table.ts";
import type { TimePoint } from "../charts/time-point.ts";
import { changeCell } from "./breakdown-table.ts";
import type { TimeTexts } from "./use-time-texts.ts";

/** The time chart's periods as a table, with the earlier range where there is one. */
export function timeTable(points: TimePoint[], texts: Pick<TimeTexts, "period" | "metric" | "earlierHead" | "change" | "title">): ChartTable {
  const hasEarlier = points.some(({ was }) => was !== null);
  return {
    file: texts.title,
    columns: [
      { label: texts.period, isNumber: false },
      { label: texts.metric, isNumber: true },
      ...(hasEarlier ? [texts.earlierHead, texts.change].map((label) => ({ label, isNumber: true })) : []),
    ],
    rows: points.map((point) => ({
      key: point.start,
      cells: [
        { text: point.name, raw: point.name },
        { text: point.nowText, raw: point.nowRaw },
        ...(hasEarlier ? [{ text: point.wasText ?? "–", raw: point.wasRaw }, changeCell(point.change)] : []),
      ],
    })),
  };
}
