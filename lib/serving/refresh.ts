/** Adds new live lines to an open serving file: what it costs follows their number, not the history's. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { dayText } from "../sales/side.ts";
import { sqlNames, sqlText } from "../sql-text.ts";
import { readRows } from "./read.ts";
import type { Moment } from "./serving.ts";
import { readStoreFacts, type StoreFacts } from "./store-facts.ts";

type Target = Pick<Moment, "version" | "streamPosition">;

const folder = "serving/refresh";
const sharedMacros = ["serving/build/00-sums", "serving/build/00-ten-thousandths"];
/** Those that change the store are numbered. */
const isStep = (name: string) => /^\d/.test(name);

/** Once for each connection that refreshes: where the events come from, and how the store was built. `source` is a catalog.schema. */
export async function prepareRefresh(connection: DuckDBConnection, source: string): Promise<void> {
  await connection.run(`create or replace temp view source_fact_sales_streaming as select * from ${source}.fact_sales_streaming`);
  for (const macros of sharedMacros) await connection.run(sqlText(macros));
  await connection.run(sqlText(`${folder}/settings`));
}

/** `days`: the store days of the new lines. */
type Refreshed = { facts: StoreFacts; days: string[] };

/** In the caller's transaction, up to the event with the position of `to`. Returns what the store says of itself then. */
export async function refreshServing(connection: DuckDBConnection, { moment, counts }: StoreFacts, to: Target): Promise<Refreshed> {
  const values = { after: moment.streamPosition, to: to.streamPosition, orders: counts.orders, customers: counts.customers, products: counts.products };
  for (const [name, value] of Object.entries(values)) await connection.run(`set variable refresh_${name} = $value`, { value: BigInt(value) });
  for (const name of sqlNames(folder).filter(isStep)) await connection.run(sqlText(`${folder}/${name}`));
  const facts = await readStoreFacts(connection, to.version);
  if (!facts) throw new Error("The serving store lost its facts.");
  const touched = await readRows(connection, { sql: `${folder}/touched-days`, values: {} });
  return { facts, days: touched.map(({ day }) => dayText(Number(day))) };
}

/** In the caller's transaction: as many rows of sums as a build makes, whatever number of refreshes added to them. */
export async function compactSums(connection: DuckDBConnection): Promise<void> {
  await connection.run(sqlText(`${folder}/compact`));
}
