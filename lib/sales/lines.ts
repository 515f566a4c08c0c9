/** Every tile counted line by line. */
import type { Question } from "./question.ts";
import { type Side, segmentValues } from "./side.ts";

export function askLines(side: Side, { timeZone, knownCustomers }: { timeZone: string; knownCustomers: number }): Question {
  return {
    sql: "serving/lines",
    values: {
      from: side.from,
      to: side.to,
      starts: side.buckets.starts,
      ends: side.buckets.ends,
      hourly: side.hourly,
      ...segmentValues(side),
      categories: side.filters.category,
      products: side.filters.product,
      timeZone,
      knownCustomers,
    },
  };
}
