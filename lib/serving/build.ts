/** Writes a serving store, a DuckDB file of its own, from the tables of the SQL contract. */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { bitsOfSet } from "../sales/store-shape.ts";
import { sqlLiteral } from "../sql-literal.ts";
import { sqlNames, sqlText } from "../sql-text.ts";

const folder = "serving/build";

type Build = {
  connection: DuckDBConnection;
  /** A schema, or catalog.schema, on that connection that holds the contract's tables and `load_state(as_of)`. */
  source: string;
  /** Where to write; what stands there is replaced. */
  file: string;
  loadId: number | null;
  streamPosition: number;
  timeZone: string;
  onProgress?: (done: number, steps: number) => void;
};

const sources = ["customers", "orders", "order_items", "products", "fact_sales_streaming", "load_state"];

/** Changes whenever the build does: a file with another one is built again. */
export function servingLayout(): string {
  const hash = createHash("sha256");
  for (const name of sqlNames(folder)) hash.update(sqlText(`${folder}/${name}`));
  return hash.digest("hex").slice(0, 16);
}

/** The file is whole and on disk when this returns; on failure it is removed. */
export async function buildServing({ connection, source, file, loadId, streamPosition, timeZone, onProgress }: Build): Promise<void> {
  await removeStore(file);
  await connection.run(`attach ${sqlLiteral(file)} as building`);
  try {
    await connection.run("create schema building.serving");
    await nameSources(connection, source);
    await setVariables(connection, { layout: servingLayout(), load_id: loadId, stream_position: streamPosition, time_zone: timeZone });
    const steps = sqlNames(folder);
    for (const [done, name] of steps.entries()) {
      onProgress?.(done, steps.length);
      await connection.run(sqlText(`${folder}/${name}`));
      if (name.endsWith("-product")) await chooseBits(connection);
    }
    await connection.run("checkpoint building");
  } catch (error) {
    await detach(connection);
    await removeStore(file);
    throw error;
  }
  await detach(connection);
}

async function nameSources(connection: DuckDBConnection, source: string): Promise<void> {
  for (const table of sources) await connection.run(`create or replace temp view source_${table} as select * from ${source}.${table}`);
}

async function setVariables(connection: DuckDBConnection, variables: Record<string, string | number | boolean | null>): Promise<void> {
  for (const [name, value] of Object.entries(variables)) {
    await connection.run(`set variable ${name} = $value`, { value: typeof value === "number" ? BigInt(value) : value });
  }
}

/** What was sold in is kept in the bits of one integer: categories and subcategories, else categories alone, where they are few enough. */
async function chooseBits(connection: DuckDBConnection): Promise<void> {
  const count = async (table: string) => Number((await connection.runAndReadAll(`select count(*) from building.serving.${table}`)).getRowsJS()[0]?.[0]);
  const categories = await count("category");
  await setVariables(connection, {
    categories,
    category_bits: categories <= bitsOfSet,
    subcategory_bits: categories + (await count("subcategory")) <= bitsOfSet,
  });
}

const leftovers = [
  "named_product",
  "event",
  "loaded_order",
  "event_line",
  "named_segment",
  "named_subcategory",
  "header",
  "split_detail",
  "sold_row",
  "split_order",
  "repeated_day",
];

async function detach(connection: DuckDBConnection): Promise<void> {
  for (const table of leftovers) await connection.run(`drop table if exists temp.${table}`);
  for (const table of sources) await connection.run(`drop view if exists temp.source_${table}`);
  await connection.run("detach building");
}

async function removeStore(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
}
