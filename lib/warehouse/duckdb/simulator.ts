/** What the order simulator asks of the warehouse: whom and what it may draw, and what came of a run. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { currencyDigits, moneyText } from "../../money.ts";
import { RunCounts } from "../../simulate/orders/run-counts.ts";
import { ShopSample } from "../../simulate/orders/shop-sample.ts";
import type { SimulatedRun } from "../../simulate/simulator.ts";
import { sqlText } from "../../sql-text.ts";
import { exactSum } from "./exact-amount.ts";

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

export async function readRealEvents(connection: DuckDBConnection): Promise<number> {
  const [store] = await ask(connection, "store");
  return Number(store?.real_events);
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
    isPurged: await readIsPurged(connection, runId),
    refusals: refusals.map(({ field, rule, events }) => ({ field, rule, events: Number(events) })),
  });
}

export async function readSimulatedRuns(connection: DuckDBConnection, currency: string): Promise<SimulatedRun[]> {
  const digits = currencyDigits(currency);
  const rows = (await connection.runAndReadAll(sqlText("duckdb/simulator/runs"))).getRowObjects();
  return rows.map((row) => ({
    runId: String(row.run_id),
    lines: Number(row.lines),
    superseded: Number(row.superseded),
    orders: Number(row.orders),
    revenue: moneyText(exactSum(row.revenue), digits),
    refused: Number(row.refused),
    firstAt: timeOf(row.first_ms),
    purged: row.purged_ms === null ? null : { at: timeOf(row.purged_ms) ?? "", by: String(row.purged_by) },
  }));
}

function timeOf(ms: unknown): string | null {
  return ms === null ? null : new Date(Number(ms)).toISOString();
}

export async function readIsPurged(connection: DuckDBConnection, runId: string): Promise<boolean> {
  const found = await connection.runAndReadAll("select exists (from purged_runs where run_id = $run_id)", { run_id: runId });
  return found.getRowsJS()[0]?.[0] === true;
}

async function ask(connection: DuckDBConnection, name: string, values: Record<string, string | number> = {}) {
  return (await connection.runAndReadAll(sqlText(`duckdb/simulator/${name}`), values)).getRowObjectsJS();
}
