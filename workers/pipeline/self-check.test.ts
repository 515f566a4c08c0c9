import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteEventBus, type SqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import { parseConfig } from "../../lib/config.ts";
import { log } from "../../lib/log.ts";
import { eventText } from "../ingest/shop.fixture.ts";
import { type Ingest, startIngest } from "../ingest/start-ingest.ts";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { openStore, type Store } from "../open-store.ts";
import { checkServing } from "./self-check.ts";

log.level = "silent";

const soon = { timeout: 20_000 };
const now = () => new Date("2025-09-15T12:00:00.000Z");

describe("the self-check", { timeout: 60_000 }, () => {
  let folder = "";
  let store: Store;
  let bus: SqliteEventBus;
  let ingest: Ingest;
  let sent = 0;
  beforeEach(async () => {
    sent = 0;
    folder = mkdtempSync(join(tmpdir(), "caudal-check-"));
    store = await openStore(parseConfig({ DATA_DIR: join(folder, "data") }));
    bus = openSqliteEventBus(join(folder, "data", "queue.sqlite"), { maxBytes: 1_000_000_000 });
    const rules = { currency: "USD", timeZone: "UTC" };
    ingest = startIngest({ bus, warehouse: store.warehouse, rules, onCommitted: (position) => store.serving.refresh(position), onLost() {}, gapMs: 0 });
    await store.ready;
    await store.loads.start({ folder: writeShop(join(folder, "shop")), acceptRejects: false, allowShrink: true }, { anyFolder: true });
    await store.loads.idle();
  });
  afterEach(async () => {
    await ingest.close();
    await bus.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const served = () => store.versions.newest().serving;
  const check = (others: { mostLines?: number; signal?: AbortSignal } = {}) =>
    checkServing(
      { serving: served, sameMoment: store.serving.sameMoment, digits: 2, now, ...others },
      { progress() {}, signal: others.signal ?? new AbortController().signal },
    );

  async function send(count: number): Promise<void> {
    const bodies = Array.from({ length: count }, () => eventText({ id: `e${++sent}`, order: `L${sent}`, ts: "2025-09-12 18:00:00" }));
    await bus.publish(bodies.map((body) => ({ body: Buffer.from(body), attributes: {} })));
  }

  async function run(sql: string): Promise<void> {
    const connection = await store.warehouse.connect();
    const [[alias]] = (await connection.runAndReadAll("select database_name from duckdb_databases() where database_name like 'serving_%'")).getRowsJS() as [
      [string],
    ];
    await connection.run(sql.replaceAll("served.", `${alias}.serving.`));
    connection.closeSync();
  }

  it("finds every number equal, in every set, and says how many", async () => {
    await send(3);
    await expect.poll(() => served().moment().bounds.lines, soon).toBe(5);
    const result = await check();
    expect(result).toMatchObject({ lines: 5, countedLines: 5, days: 3, differences: 0, found: [] });
    expect(result.sets.map(({ set }) => set)).toEqual(["days", "all", "page", "lately", "country", "categories", "channel", "product", "live"]);
    expect(result.headline[0]).toEqual({ metric: "revenue", sql: "80.50", shown: "80.50" });
    expect(result.numbers).toBeGreaterThan(500);
  });

  it("compares one moment with itself while events go on coming in", async () => {
    let isOver = false;
    const sending = (async () => {
      while (!isOver) await send(5);
    })();
    const versions = new Set<number>();
    for (let times = 0; times < 5; times++) {
      const { differences, version } = await check();
      expect(differences).toBe(0);
      versions.add(version);
      await expect.poll(() => served().moment().version, soon).toBeGreaterThan(version);
    }
    isOver = true;
    await sending;
    expect(versions.size).toBe(5);
  });

  it("tells which numbers differ when the serving store is not what it should be", async () => {
    await run("update served.cube set revenue = revenue + 10000, sales = sales + 10000 where day = (select min(day) from served.cube)");
    const result = await check();
    expect(result.differences).toBeGreaterThan(10);
    expect(result.headline[0]).toEqual({ metric: "revenue", sql: "50.50", shown: "51.50" });
    expect(result.found[0]).toEqual({ set: "days", place: "2025-03-01.revenue", sql: "10.50", shown: "11.50" });
    expect(result.sets.find(({ set }) => set === "page")?.differences).toBeGreaterThan(0);
  });

  it("tells of a customer who is counted once too often", async () => {
    await run("update served.order_row set customer_key = null where order_key = 0");
    const { headline, found } = await check();
    expect([headline, found.length]).toEqual([
      [
        { metric: "revenue", sql: "50.50", shown: "50.50" },
        { metric: "orders", sql: "2", shown: "2" },
        { metric: "customers", sql: "1", shown: "1" },
      ],
      expect.any(Number),
    ]);
    expect(found.every(({ place }) => place.endsWith("customers"))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });

  it("counts the newest days alone in every way, and all of them by their sums", async () => {
    await send(3);
    await expect.poll(() => served().moment().bounds.lines, soon).toBe(5);
    expect(await check({ mostLines: 4 })).toMatchObject({ lines: 5, countedLines: 4, days: 3, differences: 0 });
  });

  it("finds all equal again once the serving store is built anew, and goes on counting versions", async () => {
    await run("update served.cube set revenue = revenue + 10000 where day = (select min(day) from served.cube)");
    const before = await check();
    await store.serving.rebuild(new AbortController().signal, () => {});
    const after = await check();
    expect([before.differences > 0, after.differences, after.version > before.version]).toEqual([true, 0, true]);
  });

  it("is broken off when it is cancelled, and leaves nothing open", async () => {
    await expect(check({ signal: AbortSignal.abort(new Error("cancelled")) })).rejects.toThrow("cancelled");
    expect((await check()).differences).toBe(0);
  });
});
