import { parsePaintParams } from "../../lib/sales/parse-params.ts";
import { livePage, resolvePaintQuery } from "../../lib/sales/resolve-paint-query.ts";
import type { Versions } from "../serve/versions.ts";

export type StoreTotals = { lines: number; orders: number; revenue: string };

/** Of all sales that count now, as the pages show them; null while nothing is served. */
export async function readStoreTotals(versions: Versions, now: Date): Promise<StoreTotals | null> {
  const served = versions.current();
  if (!served) return null;
  const { bounds } = served.serving.moment();
  const place = { firstDay: bounds.firstDay, lastDay: bounds.lastDay, timeZone: served.serving.timeZone, now };
  const { kpis, moment } = await served.serving.paint(resolvePaintQuery(parsePaintParams(new URLSearchParams("compare=none")), place, livePage));
  return { lines: moment.bounds.lines, orders: kpis.orders, revenue: kpis.revenue };
}
