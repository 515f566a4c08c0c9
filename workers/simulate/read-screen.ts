/** What the pages show at the moment, over all days on which a run can have sold. */
import { AppError } from "../../lib/errors.ts";
import { Paint } from "../../lib/sales/paint.ts";
import { parseAmount } from "../../lib/simulate/orders/amounts.ts";
import { nothingShown, type Screen, type Shown } from "../../lib/simulate/orders/verdict.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

const firstDay = "1900-01-01";
const endDay = "2200-01-01";

const tries = 50;

/** All from one version of the store. Throws when it changes too fast for that. */
export async function readScreen(fetchWorker: FetchWorker): Promise<Screen> {
  for (let tried = 0; tried < tries; tried++) {
    const [streaming, batch, all] = await Promise.all([
      readPaint(fetchWorker, "&source=streaming"),
      readPaint(fetchWorker, "&source=batch"),
      readPaint(fetchWorker, ""),
    ]);
    if (streaming.version === all.version && batch.version === all.version) return { streaming: streaming.shown, batch: batch.shown, all: all.shown };
  }
  throw new AppError(
    "conflict",
    "The numbers change faster than they can be read: others send events as well. Simulate when they pause, or on another DATA_DIR.",
  );
}

export async function readStreaming(fetchWorker: FetchWorker): Promise<Shown> {
  return (await readPaint(fetchWorker, "&source=streaming")).shown;
}

async function readPaint(fetchWorker: FetchWorker, filter: string): Promise<{ version: number; shown: Shown }> {
  try {
    const paint = await ask(fetchWorker, `/v1/paint?from=${firstDay}&to=${endDay}&grain=month${filter}`, Paint);
    return { version: paint.version, shown: shownOf(paint) };
  } catch (error) {
    if (error instanceof AppError && error.code === "no_data") return { version: 0, shown: nothingShown };
    throw error;
  }
}

function shownOf(paint: Paint): Shown {
  const { kpis, store, byCountry, byChannel } = paint;
  const { orders, customers, units, lines } = kpis;
  const revenueOf = (groups: Paint["byCountry"]) => new Map(groups.map(({ key, revenue }) => [key, parseAmount(revenue)]));
  return {
    loadId: store.load?.id ?? null,
    revenue: parseAmount(kpis.revenue),
    sales: parseAmount(kpis.sales),
    orders,
    customers,
    units,
    lines,
    revenueByCountry: revenueOf(byCountry),
    revenueByChannel: revenueOf(byChannel),
    tiles: tilesOf(paint),
  };
}

function tilesOf({ timeseries, byCategory, byCountry, byChannel, byProduct, byWeekday, bySource }: Paint): Map<string, bigint> {
  const products = [...byProduct.rows, ...(byProduct.others ? [byProduct.others] : [])];
  const tiles = { "over time": timeseries, "by category": byCategory, "by country": byCountry, "by channel": byChannel, "by weekday": byWeekday };
  return new Map(Object.entries({ ...tiles, "by product": products, "by source": bySource }).map(([name, rows]) => [name, sumOf(rows)]));
}

function sumOf(rows: { revenue: string }[]): bigint {
  return rows.reduce((sum, { revenue }) => sum + parseAmount(revenue), 0n);
}
