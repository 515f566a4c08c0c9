/** The sums of each store day. */
import type { Question, Row } from "./question.ts";
import { dayText } from "./side.ts";

/** Amounts in ten-thousandths. */
export type DayTotals = { day: string; lines: number; revenue: bigint; sales: bigint; units: number };

export const askDayTotals: Question = { sql: "serving/day-totals", values: {} };

export function parseDayTotals(rows: Row[]): DayTotals[] {
  return rows.map(({ day, lines, revenue, sales, units }) => ({
    day: dayText(Number(day)),
    lines: Number(lines),
    revenue: BigInt(String(revenue)),
    sales: BigInt(String(sales)),
    units: Number(units),
  }));
}
