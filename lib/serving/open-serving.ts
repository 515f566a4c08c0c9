/** Opens a serving file: for reading, and for the live lines that come after it was built. */
import { existsSync, rmSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { assemblePaint } from "../sales/assemble-paint.ts";
import { askDayTotals, parseDayTotals } from "../sales/day-totals.ts";
import type { Detail } from "../sales/detail.ts";
import { askDetail, askDetailRows, askDetailTotal, type DetailQuestion, parseDetailRow } from "../sales/detail-rows.ts";
import { askFilterValues, parseFilterValues } from "../sales/filter-value-rows.ts";
import type { Filters } from "../sales/filters.ts";
import { askLiveLines, askLiveSince, parseLiveLine, parseLiveSince } from "../sales/live-lines.ts";
import { askOrder, parseOrder } from "../sales/order-lines.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import type { Row } from "../sales/question.ts";
import { splitTiles } from "../sales/streaming-split.ts";
import { sqlLiteral } from "../sql-literal.ts";
import { servingLayout } from "./build.ts";
import { endTransaction } from "./end-transaction.ts";
import { followPaints } from "./followed-paints.ts";
import { countInFull, streamingSums, tilesOf } from "./full-count.ts";
import { findNewestEvent } from "./newest-event.ts";
import { readChunks, writeRows } from "./read.ts";
import { compactSums, prepareRefresh, refreshServing } from "./refresh.ts";
import type { Asked, LiveTiles, ServingStore } from "./serving.ts";
import { interruptible, openSnapshots, type Snapshot } from "./snapshots.ts";
import { readStoreFacts, type StoreFacts } from "./store-facts.ts";
import { createTouchedDays } from "./touched-days.ts";

type OpenServing = {
  /** To the warehouse's instance, from which live lines are read. */
  connect: () => Promise<DuckDBConnection>;
  file: string;
  /** The name it is attached under: a plain word that no other attached file has. */
  alias: string;
  /** Those of the store's currency. */
  digits: number;
  /** The warehouse's. Below that of every moment until a refresh tells it. */
  version?: number;
  /** After so many live lines the sums they added are put together. */
  compactEvery?: number;
};

/** Two paints, or a paint and whatever else is asked, never wait for each other. */
const teams = { teams: 3, teamSize: 3 };
/** Of the lines that came last. */
const shownLines = 18;
const recentLines = 2_000;
/** Paints of the version before go first: side by side both would take twice as long. */
const mostPatientMs = 200;
const dayMs = 86_400_000;
const never = new AbortController().signal;

/** Throws AppError `serving_outdated` for a file that is missing, damaged, not whole or of another layout: build it again. */
export async function openServing({ connect, file, alias, digits, version = 0, compactEvery = 100_000 }: OpenServing): Promise<ServingStore> {
  const owner = await connect();
  const { warehouse, facts } = await attach(owner, file, alias, version);
  const snapshots = await openSnapshots({ connect, alias, facts, ...teams });
  await owner.run(`use ${alias}`);
  await prepareRefresh(owner, `${warehouse}.main`);
  const touched = createTouchedDays(version);
  const followed = followPaints();
  const newestEvent = findNewestEvent((question) => snapshots.read(never, ({ ask }) => ask(question)));
  let current = facts;
  let exported = 0;
  let added = 0;

  async function refresh(to: Parameters<ServingStore["refresh"]>[0]): Promise<void> {
    if (to.version <= current.moment.version) return;
    const lines = to.streamPosition - current.moment.streamPosition;
    const adding = added + lines;
    const isDue = adding >= compactEvery;
    await snapshots.rest(mostPatientMs);
    await owner.run("begin transaction");
    try {
      const next = await refreshServing(owner, current, to, followed.wants(lines));
      if (isDue) await compactSums(owner);
      await snapshots.change(async () => {
        await owner.run("commit");
        followed.note(current.moment.version, to.version, next.added);
        current = next.facts;
        added = isDue ? 0 : adding;
        touched.note(to.version, next.days);
        return current;
      });
    } catch (error) {
      await endTransaction(owner);
      throw error;
    }
  }

  async function close(): Promise<void> {
    await snapshots.close();
    await owner.run(`use ${warehouse}`);
    // On a full disk what is only in the file's log stays there; it is detached all the same.
    await owner.run(`detach ${alias}`).catch((error) => log.warn({ err: error }, "the serving store could not be put in order as it was closed"));
    owner.closeSync();
  }

  return {
    moment: () => current.moment,
    newestEvent: (now) => newestEvent(current.moment, now),
    lastTouched: touched.lastIn,
    timeZone: facts.timeZone,
    paint: (query, signal = never) =>
      snapshots.read(signal, async (snapshot) => {
        const counted = await followed.count(query, snapshot);
        return { ...assemblePaint(query, tilesOf(counted, snapshot), digits), moment: snapshot.facts.moment };
      }),
    live: (query, now, signal = never) => snapshots.read(signal, (snapshot) => livePaint({ query, now, snapshot, digits, followed })),
    detail: (query, signal = never) => snapshots.read(signal, (snapshot) => detailPage(query, snapshot, digits)),
    async detailChunks(query, signal = never) {
      signal.throwIfAborted();
      const { connection, facts, close: letGo } = await snapshots.hold();
      const rows = `${file}.export-${++exported}.parquet`;
      const close = async () => {
        await letGo();
        rmSync(rows, { force: true });
      };
      try {
        await interruptible(connection, signal, () => writeRows(connection, askDetailRows(query, facts), rows));
      } catch (error) {
        await close();
        throw error;
      }
      return { moment: facts.moment, close, chunks: detailChunks(connection, rows, digits, signal) };
    },
    filterValues: (query, signal = never) =>
      snapshots.read(signal, async ({ facts, ask }) => ({ ...parseFilterValues(await ask(askFilterValues(query, facts)), digits), moment: facts.moment })),
    order: (orderId, signal = never) =>
      snapshots.read(signal, async ({ facts, ask }) => {
        const order = parseOrder(await ask(askOrder(orderId)), digits);
        return order && { ...order, moment: facts.moment };
      }),
    refresh,
    async hold() {
      const { facts, snapshot, close } = await snapshots.hold();
      return {
        moment: facts.moment,
        detail: (query, signal = never) => detailPage(query, snapshot(signal), digits),
        paint: (query, signal = never) => countedAnew(query, snapshot(signal), digits),
        days: async (signal = never) => parseDayTotals(await snapshot(signal).ask(askDayTotals)),
        close,
      };
    },
    close,
  };
}

async function attach(owner: DuckDBConnection, file: string, alias: string, version: number): Promise<{ warehouse: string; facts: StoreFacts }> {
  if (!existsSync(file)) throw outdated(file);
  try {
    await owner.run(`attach ${sqlLiteral(file)} as ${alias}`);
  } catch (cause) {
    owner.closeSync();
    throw outdated(file, cause);
  }
  const warehouse = `"${String((await owner.runAndReadAll("select current_database()")).getRowsJS()[0]?.[0])}"`;
  const facts = await factsOf(owner, { alias, warehouse, version });
  if (facts?.layout === servingLayout()) return { warehouse, facts };
  await owner.run(`detach ${alias}`);
  owner.closeSync();
  throw outdated(file);
}

/** null where the file has no facts, or not those of this layout. */
async function factsOf(
  owner: DuckDBConnection,
  { alias, warehouse, version }: { alias: string; warehouse: string; version: number },
): Promise<StoreFacts | null> {
  await owner.run(`use ${alias}`);
  try {
    return await readStoreFacts(owner, version);
  } catch {
    return null;
  } finally {
    await owner.run(`use ${warehouse}`);
  }
}

function outdated(file: string, cause?: unknown): AppError {
  return new AppError("serving_outdated", `The serving store ${file} must be built again`, { cause });
}

async function countedAnew(query: PaintQuery, snapshot: Snapshot<StoreFacts>, digits: number) {
  return assemblePaint(query, tilesOf(await countInFull(query, snapshot, false), snapshot), digits);
}

type LiveQuestion = { query: PaintQuery; now: Date; snapshot: Snapshot<StoreFacts>; digits: number; followed: ReturnType<typeof followPaints> };

async function livePaint({ query, now, snapshot, digits, followed }: LiveQuestion): Promise<Asked<LiveTiles>> {
  const { facts, ask } = snapshot;
  const since = new Date(now.getTime() - dayMs);
  const came = Promise.all([lastLines(query.filters, snapshot), ask(askLiveSince(query.filters, since, now))]);
  came.catch(() => undefined);
  const counted = await followed.count(query, snapshot, true);
  const [lines, sums] = await came;
  const raw = tilesOf(counted, snapshot);
  return {
    ...assemblePaint(query, raw, digits),
    window: query.window,
    split: splitTiles(query, raw, [...counted.top.keys()], streamingSums(counted), digits),
    ...parseLiveSince(sums, digits),
    lines: lines.map((row) => parseLiveLine(row, digits)),
    queries: raw.queries,
    moment: facts.moment,
  };
}

/** Where the filters leave some they are mostly among those that came just now; only else all that ever came are looked through. */
async function lastLines(filters: Filters, { facts, ask }: Snapshot<StoreFacts>): Promise<Row[]> {
  const lines = await ask(askLiveLines(filters, facts.moment.streamPosition - recentLines, shownLines));
  return lines.length < shownLines ? ask(askLiveLines(filters, 0, shownLines)) : lines;
}

async function detailPage(query: DetailQuestion, snapshot: Snapshot<StoreFacts>, digits: number) {
  const { all, facts } = snapshot;
  const total = askDetailTotal(query);
  const [rows = [], totals = []] = await all(total ? [askDetail(query, facts), total] : [askDetail(query, facts)]);
  const counted = total ? totals[0]?.total : (rows[0]?.total ?? (await totalBeyond(query, snapshot)));
  return { moment: facts.moment, total: Number(counted), rows: rows.map((row) => parseDetailRow(row, digits)) };
}

/** A page behind the last one has no row to say the total. */
async function totalBeyond(query: DetailQuestion, { ask, facts }: Snapshot<StoreFacts>): Promise<unknown> {
  if (query.offset === 0) return 0;
  const rows = await ask(askDetail({ ...query, offset: 0, limit: 1 }, facts));
  return rows[0]?.total ?? 0;
}

/** From a file, since sorted rows that wait for a slow reader would fill the memory. */
async function* detailChunks(connection: DuckDBConnection, file: string, digits: number, signal: AbortSignal): AsyncIterable<Detail["rows"]> {
  const chunks = readChunks(connection, file)[Symbol.asyncIterator]();
  const next = () => interruptible(connection, signal, () => chunks.next());
  for (let chunk = await next(); !chunk.done; chunk = await next()) yield chunk.value.map((row) => parseDetailRow(row, digits));
}
