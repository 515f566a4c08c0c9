/** What the order simulator asks of the warehouse: whom and what it may draw, and what came of a run. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { currencyDigits } from "../../money.ts";
import { RunCounts } from "../../simulate/orders/run-counts.ts";
import { ShopSample } from "../../simulate/orders/shop-sample.ts";
import { sqlText } from "../../sql-text.ts";

const most = { customers: 2_000, products: 1_000, orders: 400, candidates: 2_000 };

export async function readShopSample(connection: DuckDBConnection): Promise<ShopSample> {
  const [store] = await ask(connection, "store");
  const currency = String(store?.currency);
  return ShopSample.parse({
    currency,
    digits: currencyDigits(currency),
    timeZone: store?.time_zone,
    asOf: store?.as_of == null ? null : Number(store.as_of),
    customers: await ask(connection, "customers", { limit: most.customers }),
    products: await ask(connection, "products", { limit: most.products }),
    orders: await ask(connection, "orders", { limit: most.orders, candidates: most.candidates }),
    realEvents: Number(store?.real_events),
  });
}

export async function readRunCounts(connection: DuckDBConnection, runId: string): Promise<RunCounts> {
  const [run = {}] = await ask(connection, "run", { run_id: runId });
  const refusals = await ask(connection, "refusals", { run_id: runId });
  return RunCounts.parse({
    lines: Number(run.lines),
    linesTwice: Number(run.lines_twice),
    revenue: run.revenue,
    superseded: { lines: Number(run.superseded_lines), revenue: run.superseded_revenue },
    duplicates: Number(run.duplicates),
    differing: Number(run.differing),
    redelivered: Number(run.redelivered),
    refused: Number(run.refused),
    otherLines: Number(run.other_lines),
    refusals: refusals.map(({ field, rule, events }) => ({ field, rule, events: Number(events) })),
  });
}

async function ask(connection: DuckDBConnection, name: string, values: Record<string, string | number> = {}) {
  return (await connection.runAndReadAll(sqlText(`duckdb/simulator/${name}`), values)).getRowObjectsJS();
}
