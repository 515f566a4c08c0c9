/** Opens a serving file for reading, attached to the instance its connections come from. */
import { existsSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { AppError } from "../errors.ts";
import { assemblePaint } from "../sales/assemble-paint.ts";
import type { Detail } from "../sales/detail.ts";
import { askDetail, askDetailTotal, type DetailQuestion, parseDetailRow } from "../sales/detail-rows.ts";
import { askFilterValues, parseFilterValues } from "../sales/filter-value-rows.ts";
import { askOrder, parseOrder } from "../sales/order-lines.ts";
import { servingLayout } from "./build.ts";
import { isCubePaint, paintCube } from "./paint-cube.ts";
import { paintLines } from "./paint-lines.ts";
import { readChunks, readRows } from "./read.ts";
import { type Asking, interruptible, openReaders } from "./readers.ts";
import type { DetailQuery, ServingStore } from "./serving.ts";
import { readStoreFacts, type StoreFacts } from "./store-facts.ts";

type OpenServing = {
  connect: () => Promise<DuckDBConnection>;
  file: string;
  /** The name it is attached under: a plain word that no other attached file has. */
  alias: string;
  /** Those of the store's currency. */
  digits: number;
};

const readerCount = 4;
const everyRow = 2_147_483_647;
const never = new AbortController().signal;

/** Throws AppError `serving_outdated` for a file that is missing, damaged, not whole or of another layout: build it again. */
export async function openServing({ connect, file, alias, digits }: OpenServing): Promise<ServingStore> {
  const owner = await connect();
  const facts = await attach(owner, file, alias);
  const readers = await openReaders(connect, alias, readerCount);
  const close = async () => {
    await readers.close();
    await owner.run(`detach ${alias}`);
    owner.closeSync();
  };
  return {
    bounds: facts.bounds,
    position: facts.position,
    timeZone: facts.timeZone,
    paint: async (query, signal = never) =>
      assemblePaint(query, await (isCubePaint(query, facts) ? paintCube : paintLines)(query, readers.until(signal), facts), digits),
    detail: (query, signal = never) => detailPage(query, readers.until(signal), digits),
    detailChunks: (query, signal = never) => detailChunks({ ...query, offset: 0, limit: everyRow }, connect, alias, digits, signal),
    filterValues: async (query, signal = never) =>
      parseFilterValues(await readers.until(signal).one((connection) => readRows(connection, askFilterValues(query, facts))), digits),
    order: async (orderId, signal = never) => parseOrder(await readers.until(signal).one((connection) => readRows(connection, askOrder(orderId))), digits),
    close,
  };
}

async function attach(owner: DuckDBConnection, file: string, alias: string): Promise<StoreFacts> {
  if (!existsSync(file)) throw outdated(file);
  try {
    await owner.run(`attach '${file.replaceAll("'", "''")}' as ${alias} (read_only)`);
  } catch (cause) {
    owner.closeSync();
    throw outdated(file, cause);
  }
  const facts = await factsOf(owner, alias);
  if (facts?.layout === servingLayout()) return facts;
  await owner.run("use memory").catch(() => undefined);
  await owner.run(`detach ${alias}`);
  owner.closeSync();
  throw outdated(file);
}

/** null where the file has no facts, or not those of this layout. */
async function factsOf(owner: DuckDBConnection, alias: string): Promise<StoreFacts | null> {
  const before = String((await owner.runAndReadAll("select current_database()")).getRowsJS()[0]?.[0]);
  await owner.run(`use ${alias}`);
  try {
    return await readStoreFacts(owner);
  } catch {
    return null;
  } finally {
    await owner.run(`use "${before}"`);
  }
}

function outdated(file: string, cause?: unknown): AppError {
  return new AppError("serving_outdated", `The serving store ${file} must be built again`, { cause });
}

async function detailPage(query: DetailQuestion, readers: Asking, digits: number): Promise<Omit<Detail, "version">> {
  const total = askDetailTotal(query);
  const [rows = [], totals = []] = await readers.all(total ? [askDetail(query), total] : [askDetail(query)]);
  const counted = total ? totals[0]?.total : (rows[0]?.total ?? (await totalBeyond(query, readers)));
  return { total: Number(counted), rows: rows.map((row) => parseDetailRow(row, digits)) };
}

/** A page behind the last one has no row to say the total. */
async function totalBeyond(query: DetailQuestion, readers: Asking): Promise<unknown> {
  if (query.offset === 0) return 0;
  const rows = await readers.one((connection) => readRows(connection, askDetail({ ...query, offset: 0, limit: 1 })));
  return rows[0]?.total ?? 0;
}

/** On a connection of its own, since an export may take as long as its reader likes. */
async function* detailChunks(
  query: DetailQuery,
  connect: () => Promise<DuckDBConnection>,
  alias: string,
  digits: number,
  signal: AbortSignal,
): AsyncIterable<Detail["rows"]> {
  const connection = await connect();
  try {
    await connection.run(`use ${alias}`);
    const chunks = readChunks(connection, askDetail(query))[Symbol.asyncIterator]();
    const next = () => interruptible(connection, signal, () => chunks.next());
    for (let chunk = await next(); !chunk.done; chunk = await next()) yield chunk.value.map((row) => parseDetailRow(row, digits));
  } finally {
    connection.closeSync();
  }
}
