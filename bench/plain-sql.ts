/** The same tiles by plain SQL over v_sales in the same DuckDB file, once the worker has let go of it. They must be equal. */
import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import type { Paint } from "../lib/sales/paint.ts";
import { parsePaintParams } from "../lib/sales/parse-params.ts";
import { resolvePaintQuery } from "../lib/sales/resolve-paint-query.ts";
import { openDuckdbWarehouse } from "../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { filterSets, searchOf } from "./filter-sets.ts";
import { type Finding, median } from "./finding.ts";
import type { PaintTimes } from "./paints.ts";
import { amount, markdownTable } from "./report.ts";

export type Beside = { name: string; coldMs: number; cachedMs: number; plainMs: number };

export async function measurePlainSql(dataDir: string, times: PaintTimes[]): Promise<Beside[]> {
  if (times.length === 0) throw new Error("No paints to stand beside");
  const settings = { currency: "USD", timeZone: "UTC", memoryLimit: "2GB", threads: 2 };
  const warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
  try {
    const beside: Beside[] = [];
    for (const set of times) beside.push(await measureSet(warehouse, set));
    return beside;
  } finally {
    await warehouse.close();
  }
}

async function measureSet(warehouse: Pick<Awaited<ReturnType<typeof openDuckdbWarehouse>>, "paint">, times: PaintTimes): Promise<Beside> {
  const { firstDay, lastDay, timeZone } = times.first.store;
  if (!firstDay || !lastDay) throw new Error("The store is empty");
  const set = filterSets.find(({ name }) => name === times.name);
  const params = parsePaintParams(new URLSearchParams(searchOf(set?.params({ firstDay, lastDay }, 0) ?? {})));
  const query = resolvePaintQuery(params, { firstDay, lastDay, timeZone, now: new Date() });
  const started = performance.now();
  const { queries: _queries, ...tiles } = await warehouse.paint(query);
  const plainMs = performance.now() - started;
  deepStrictEqual(JSON.parse(JSON.stringify(tiles)), tilesOf(times.first), `${times.name}: plain SQL and the serving store disagree`);
  return { name: times.name, coldMs: median(times.cold), cachedMs: median(times.cached), plainMs };
}

function tilesOf({ version: _version, cost: _cost, store: _store, newestEvent: _newestEvent, datedAhead: _datedAhead, ...tiles }: Paint): unknown {
  return tiles;
}

export function plainFindings(beside: Beside[]): Finding[] {
  const ratios = beside.map(({ plainMs, coldMs }) => plainMs / coldMs);
  return [
    { what: "plain SQL ÷ paint, median of six filter sets", value: median(ratios), unit: "×", target: { atLeast: 30 } },
    { what: "plain SQL ÷ paint, worst of six", value: Math.min(...ratios), unit: "×" },
  ];
}

export function besideTable(beside: Beside[]): string {
  const columns = [{ head: "filter set" }, ...["not cached", "cached", "plain SQL", "ratio"].map((head) => ({ head, right: true }))];
  const rows = beside.map(({ name, coldMs, cachedMs, plainMs }) => [
    name,
    amount(coldMs, "ms"),
    amount(cachedMs, "ms"),
    amount(plainMs, "ms"),
    amount(plainMs / coldMs, "×"),
  ]);
  return markdownTable(columns, rows);
}
