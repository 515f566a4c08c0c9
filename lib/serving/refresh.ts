/** Adds new live lines to an open serving file: what it costs follows their number, not the history's. */
import { type DuckDBConnection, structValue } from "@duckdb/node-api";
import { askNewLines, type NewLines, parseNewLine } from "../sales/new-lines.ts";
import { dayText } from "../sales/side.ts";
import { sqlText } from "../sql-text.ts";
import { readRows } from "./read.ts";
import type { Moment } from "./serving.ts";
import { readStoreFacts, type StoreFacts } from "./store-facts.ts";

type Target = Pick<Moment, "version" | "streamPosition">;

const folder = "serving/refresh";
const sharedMacros = ["serving/build/00-sums", "serving/build/00-ten-thousandths"];

/** Once for each connection that refreshes: where the events come from, and how the store was built. `source` is a catalog.schema. */
export async function prepareRefresh(connection: DuckDBConnection, source: string): Promise<void> {
  await connection.run(`create or replace temp view source_fact_sales_streaming as select * from ${source}.fact_sales_streaming`);
  for (const macros of sharedMacros) await connection.run(sqlText(macros));
  for (const name of ["settings", "before-nothing"]) await connection.run(sqlText(`${folder}/${name}`));
}

/** `days`: the store days of the new lines. `added`: the lines themselves, where they are wanted. */
type Refreshed = { facts: StoreFacts; days: string[]; added: NewLines | null };

/** In the caller's transaction, up to the event with the position of `to`. Returns what the store says of itself then. */
export async function refreshServing(connection: DuckDBConnection, { moment, counts, names }: StoreFacts, to: Target, isWanted: boolean): Promise<Refreshed> {
  const span = { after: moment.streamPosition, to: to.streamPosition, orders: counts.orders, customers: counts.customers, products: counts.products };
  await connection.run("set variable refresh = $span", { span: bigints(span) });
  await connection.run(sqlText(`${folder}/01-event`));
  await connection.run(stepsFor(await readUnknown(connection)));
  const facts = await readStoreFacts(connection, to.version, names);
  if (!facts) throw new Error("The serving store lost its facts.");
  const before = { lines: moment.bounds.lines, orders: counts.orders };
  const lines = isWanted ? (await readRows(connection, askNewLines)).map(parseNewLine) : null;
  const days = lines ? new Set(lines.map(({ day }) => day)) : await touchedDays(connection);
  return { facts, days: [...days].map(dayText), added: lines && { lines, before } };
}

async function touchedDays(connection: DuckDBConnection): Promise<number[]> {
  const rows = await readRows(connection, { sql: `${folder}/touched-days`, values: {} });
  return rows.map(({ day }) => Number(day));
}

type Unknown = Record<"orders" | "customers" | "products" | "known_orders", unknown>;

async function readUnknown(connection: DuckDBConnection): Promise<Unknown> {
  const [unknown] = await readRows(connection, { sql: `${folder}/unknown`, values: {} });
  return unknown as Unknown;
}

/** In one text, since each that is run by itself waits for the event loop; without those that would find nothing. */
function stepsFor({ orders, customers, products, known_orders: knownOrders }: Unknown): string {
  const ofOld = knownOrders !== 0n;
  const steps = [
    orders !== 0n && "02-order",
    customers !== 0n && "02-customer",
    products !== 0n && "02-product",
    "03-line",
    "04-keep-line",
    ofOld && "04-before",
    "04-order",
    ofOld && "05-forget",
    "05-rewrite",
    "06-order-cube",
    "07-cube",
    "08-meta",
    ofOld && "before-nothing",
  ];
  return steps.flatMap((name) => (name ? sqlText(`${folder}/${name}`) : [])).join("\n");
}

function bigints(values: Record<string, number>) {
  return structValue(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)])));
}

/** In the caller's transaction: as many rows of sums as a build makes, whatever number of refreshes added to them. */
export async function compactSums(connection: DuckDBConnection): Promise<void> {
  await connection.run(sqlText(`${folder}/compact`));
}
