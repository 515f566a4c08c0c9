/** A changed STORE_TIME_ZONE or STORE_CURRENCY, taken with a load: the live events are then as if they had come under it. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseConfig } from "../lib/config.ts";
import { parseEvent } from "../lib/events/parse-event.ts";
import type { LoadRun } from "../lib/load/load-run.ts";
import { log } from "../lib/log.ts";
import type { Repair } from "../lib/warehouse/letters.ts";
import { commitMessages } from "./ingest/commit-messages.ts";
import { judgeMessages } from "./ingest/judge-messages.ts";
import { eventText, type SmallEvent } from "./ingest/shop.fixture.ts";
import type { SwapKillPoint } from "./kill-points.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { openStore, type Store } from "./open-store.ts";
import { settingsFor, startScript } from "./start.fixture.ts";

log.level = "silent";

type Settings = { currency: string; timeZone: string };
type Sent = SmallEvent & { publish?: string; run?: string; message?: string };

const utc = { currency: "USD", timeZone: "UTC" };
const santiago = { currency: "USD", timeZone: "America/Santiago" };
const all = { limit: 100, offset: 0 };

describe("a re-cut", { timeout: 60_000 }, () => {
  let folder = "";
  let store: Store;
  let settings: Settings = utc;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "caudal-recut-"));
    await open(utc);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(given: Settings, recut = false): Promise<void> {
    settings = given;
    const { currency, timeZone } = given;
    store = await openStore(parseConfig({ DATA_DIR: join(folder, "data"), STORE_CURRENCY: currency, STORE_TIME_ZONE: timeZone }), { recut });
    await store.ready;
  }

  /** O1 of the first store day of March, O2 of the second, both 50.50 together, as of the end of the 10th in UTC. */
  async function load(): Promise<LoadRun> {
    const shop = writeShop(join(folder, "files"));
    const { id } = await store.loads.start({ folder: shop, acceptRejects: false, allowShrink: true, asOf: "2025-03-11T00:00:00Z" }, { anyFolder: true });
    return store.loads.ended(id);
  }

  async function recut(to: Settings): Promise<LoadRun> {
    await store.close();
    await open(to, true);
    const run = await load();
    expect(run).toMatchObject({ state: "done", error: null });
    return run;
  }

  async function send(...events: Sent[]): Promise<void> {
    const messages = events.map(({ publish = "2025-10-01T00:00:00Z", run, ...event }) => ({
      messageId: event.message ?? `m-${event.id}`,
      ackId: event.id,
      body: Buffer.from(eventText(event)),
      attributes: run === undefined ? {} : { simulated: "true", run_id: run },
      publishTime: new Date(publish),
      deliveryAttempt: 1,
    }));
    await commitMessages(await judgeMessages(messages, settings), { warehouse: store.warehouse, now: () => new Date("2025-10-01T00:00:01Z") });
  }

  async function ask(sql: string): Promise<unknown[]> {
    const connection = await store.warehouse.connect();
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    connection.closeSync();
    return rows;
  }
  const times = () => ask("select event_id, strftime(timezone('UTC', event_ts), '%Y-%m-%d %H:%M') from fact_sales_streaming order by position");
  const letters = async () => (await store.warehouse.deadLetters(all)).rows.map(({ messageId, reasons }) => [messageId, reasons[0]?.field, reasons[0]?.rule]);
  const shown = async () => {
    const moment = store.versions.current()?.serving.moment();
    return [moment?.bounds.lines, (await store.warehouse.streamCounts()).superseded.lines];
  };

  it("reads times without a zone in the new zone, as the contract does; others stay what they are", async () => {
    await load();
    await send(
      { id: "zoneless", ts: "2025-09-15 22:00:00.5" },
      { id: "day", ts: "2025-09-15" },
      { id: "skipped", ts: "2025-09-07 00:30:00" },
      { id: "twice", ts: "2025-04-05 23:30:00" },
      { id: "zoned", ts: "2025-09-15T22:00:00-03:00" },
      { id: "z", ts: "2025-09-15 22:00:00Z" },
      { id: "epoch", ts: 1757289600 },
    );
    await recut(santiago);
    expect(await times()).toEqual([
      ["zoneless", "2025-09-16 01:00"],
      ["day", "2025-09-15 03:00"],
      ["skipped", "2025-09-07 04:30"],
      ["twice", "2025-04-06 02:30"],
      ["zoned", "2025-09-16 01:00"],
      ["z", "2025-09-15 22:00"],
      ["epoch", "2025-09-08 00:00"],
    ]);
    expect(await ask("select distinct store_day from v_sales where source = 'streaming' and ts > timestamptz '2025-09-15 02:00:00Z' order by 1")).toEqual([
      ["2025-09-15"],
    ]);
  });

  it("judges anew what the load has already, in the warehouse and on the page", async () => {
    await load();
    await send({ id: "before", ts: "2025-03-10 22:00:00" }, { id: "known", ts: "2025-03-10 10:00:00" });
    expect(await shown()).toEqual([2, 2]);
    const run = await recut(santiago);
    expect(await shown()).toEqual([3, 1]);
    expect(run.report?.notices.supersededEvents).toBe(1);
    expect(store.versions.current()?.serving.moment().bounds).toMatchObject({ lines: 3 });
  });

  it("makes dead letters of events that the contract takes no more in the new zone", async () => {
    await load();
    const publish = "2025-09-20T00:00:00Z";
    await send({ id: "ahead", ts: "2025-09-20 22:00:00", publish }, { id: "fine", ts: "2025-09-20 20:00:00", publish });
    const run = await recut(santiago);
    expect(await times()).toEqual([["fine", "2025-09-20 23:00"]]);
    expect(await letters()).toEqual([["m-ahead", "event_ts", "after_publish"]]);
    expect([await shown(), run.report?.notices.setAsideEvents]).toEqual([[3, 0], 1]);
    expect((await store.warehouse.streamCounts()).events).toBe(1);
  });

  it("opens the letter again of an event that a replay had brought", async () => {
    await load();
    await send({ id: "replayed", ts: "2025-09-20 22:00:00", publish: "2025-09-20T00:00:00Z", qty: 0 });
    const mended = Buffer.from(eventText({ id: "replayed", ts: "2025-09-20 22:00:00" }));
    const repair: Repair = ({ publishTime }) => ({ body: mended, judged: parseEvent(mended, { ...utc, publishTime }) });
    await store.warehouse.replayLetters({ state: "open" }, repair, { id: "a1", by: "ada", at: new Date("2025-09-21T00:00:00Z") });
    expect(await times()).toHaveLength(1);
    await recut(santiago);
    expect([await times(), await ask("select state, rule from streaming_dead_letters")]).toEqual([[], [["open", "after_publish"]]]);
  });

  it("makes dead letters of events in the former currency, simulated ones as such", async () => {
    await load();
    await send({ id: "usd", ts: "2025-09-15", price: "10" }, { id: "simulated", ts: "2025-09-15", price: "20", run: "r1" });
    await recut({ currency: "CLP", timeZone: "UTC" });
    expect(await shown()).toEqual([2, 0]);
    expect((await store.warehouse.totals()).revenue).toBe("51");
    expect(await letters()).toEqual([
      ["m-simulated", "currency", "other_currency"],
      ["m-usd", "currency", "other_currency"],
    ]);
    expect((await store.warehouse.letterGroups()).map(({ letters }) => letters)).toEqual([2]);
    expect((await store.warehouse.purgeRuns({ runIds: ["r1"], by: "ada" })).refused).toBe(1);
  });

  it("counts an event once that comes again afterwards, and knows that nothing differs", async () => {
    await load();
    await send({ id: "e1", ts: "2025-09-15 22:00:00" });
    await recut(santiago);
    await send({ id: "e1", ts: "2025-09-15 22:00:00" }, { id: "e1", ts: "2025-09-15 22:00:00", message: "again" });
    expect(await store.warehouse.streamCounts()).toMatchObject({ events: 1, redelivered: 1, duplicates: 1, differing: 0 });
  });

  it("keeps what duplicates said, for when the event they repeat is purged", async () => {
    await load();
    const simulated = { id: "e1", ts: "2025-09-15T22:00:00Z", run: "r1" };
    await send(simulated, { id: "e1", ts: "2025-09-15 22:00:00", message: "own" });
    await recut(santiago);
    expect((await store.warehouse.streamCounts()).differing).toBe(1);
    await store.warehouse.purgeRuns({ runIds: ["r1"], by: "ada" });
    expect(await times()).toEqual([["e1", "2025-09-16 01:00"]]);
  });

  it.each<[SwapKillPoint, Settings, unknown[], string]>([
    ["before the swap", utc, [2, 1], "2025-03-10 22:00"],
    ["within the swap", utc, [2, 1], "2025-03-10 22:00"],
    ["between swap and serving", santiago, [3, 0], "2025-03-11 01:00"],
  ])("that is killed %s is whole or not there at all", async (point, after, counted, time) => {
    await load();
    await send({ id: "e1", ts: "2025-03-10 22:00:00", order: "O1" });
    await store.close();
    const env = { ...settingsFor(join(folder, "data"), { port: 4300, workerPort: 4301 }), STORE_TIME_ZONE: santiago.timeZone };
    const { child } = startScript("workers/killed-recut.fixture.ts", env, [join(folder, "files"), point]);
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    await open(after);
    expect([await shown(), await times()]).toEqual([counted, [["e1", time]]]);
  });

  it("and back is where it began", async () => {
    await load();
    await send({ id: "zoneless", ts: "2025-09-15 22:00:00" }, { id: "zoned", ts: "2025-09-15T22:00:00Z" });
    const before = await times();
    await recut(santiago);
    await recut(utc);
    expect(await times()).toEqual(before);
  });
});
