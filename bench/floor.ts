/** What any product built on DuckDB must at least do: read the four files into tables and join them flat once, on two threads. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { loadTables } from "../lib/load/load-run.ts";
import { type Finding, median } from "./finding.ts";

export type Floor = { readMs: number; joinMs: number; ms: number };

const flatJoin = `
  create table flat as
  select i.order_id, o.order_date, o.channel, o.customer_id, c.country, i.product_id, p.category, p.subcategory, p.cost, i.qty, i.unit_price,
         i.qty * i.unit_price as gross_amount
  from order_items as i
  join orders as o using (order_id)
  left join customers as c on c.customer_id = o.customer_id
  left join products as p on p.product_id = i.product_id`;

/** The median of three, each into a new file. */
export async function measureFloor(sample: string, root: string): Promise<Floor> {
  const runs: Floor[] = [];
  for (let run = 0; run < 3; run++) runs.push(await runOnce(sample, join(root, "floor")));
  const ms = median(runs.map((run) => run.ms));
  return runs.find((run) => run.ms === ms) ?? { readMs: 0, joinMs: 0, ms: 0 };
}

export function floorFindings({ readMs, joinMs, ms }: Floor): Finding[] {
  return [
    {
      what: "floor: bare read_csv of four files and a flat join",
      value: ms / 1000,
      unit: "s",
      note: `${(readMs / 1000).toFixed(1)} + ${(joinMs / 1000).toFixed(1)}`,
    },
  ];
}

async function runOnce(sample: string, folder: string): Promise<Floor> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(join(folder, "floor.duckdb"), { threads: "2" });
  const connection = await instance.connect();
  const started = performance.now();
  for (const table of loadTables) await connection.run(`create table ${table} as from read_csv('${join(sample, table)}.csv')`);
  const read = performance.now();
  await connection.run(flatJoin);
  const joined = performance.now();
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
  return { readMs: read - started, joinMs: joined - read, ms: joined - started };
}
