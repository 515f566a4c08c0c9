import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseConfig } from "../../lib/config.ts";
import type { LoadRequest, LoadRun } from "../../lib/load/load-run.ts";
import { log } from "../../lib/log.ts";
import { parsePaintParams } from "../../lib/sales/parse-params.ts";
import { resolvePaintQuery } from "../../lib/sales/resolve-paint-query.ts";
import { batchOf } from "../../lib/warehouse/streaming.fixture.ts";
import { openStore, type Store } from "../open-store.ts";
import { fillWithSample } from "./fill-with-sample.ts";
import { createLoads } from "./loads.ts";
import { writeShop } from "./shop-files.fixture.ts";

log.level = "silent";

const slow = 60_000;
/** On a busy machine. */
const patient = { timeout: 20_000 };

describe("loads", { timeout: slow }, () => {
  let dataDir = "";
  let store: Store;
  const settings = () => parseConfig({ DATA_DIR: join(dataDir, "data") });
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "caudal-loads-"));
    store = await openStore(settings());
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function reopen(): Promise<void> {
    await store.close();
    store = await openStore(settings());
    await store.ready;
  }

  async function load(folder: string, request: Partial<LoadRequest> = {}): Promise<LoadRun> {
    const started = await store.loads.start({ folder, acceptRejects: false, allowShrink: false, ...request }, { anyFolder: true });
    await store.loads.idle();
    return store.loads.get(started.id);
  }

  async function revenue(): Promise<string> {
    const { serving } = store.versions.newest();
    const { firstDay, lastDay } = serving.moment().bounds;
    const query = resolvePaintQuery(parsePaintParams(new URLSearchParams()), { firstDay, lastDay, timeZone: serving.timeZone, now: new Date() });
    return (await serving.paint(query)).kpis.revenue;
  }

  function shown() {
    const { serving, stateOf } = store.versions.newest();
    return stateOf(serving.moment().bounds);
  }

  const shop = (name: string, others = {}) => writeShop(join(dataDir, name), others);
  const more = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,10.50\nO2,P1,2,20\nO2,P1,1,0.25\n" };
  const wrong = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,12.5O\nO2,P1,2,20\n" };

  it("serves what a load brought, and the next in its place", async () => {
    expect(() => store.versions.newest()).toThrow(expect.objectContaining({ code: "no_data" }));
    expect(await load(shop("a"))).toMatchObject({ id: 1, state: "done", error: null });
    expect([store.versions.version(), await revenue()]).toEqual([1, "50.50"]);
    expect(await load(shop("b", more))).toMatchObject({ id: 2, state: "done" });
    expect([store.versions.version(), await revenue()]).toEqual([2, "50.75"]);
    expect(await store.loads.recent(5)).toMatchObject([{ id: 2 }, { id: 1 }]);
  });

  it("keeps the numbers when a load is refused, and when nothing changed", async () => {
    await load(shop("a"));
    expect(await load(shop("b", wrong))).toMatchObject({ state: "refused", report: { rejectedRows: 1, rejects: [{ file: "order_items.csv", line: 2 }] } });
    expect(await load(shop("c"))).toMatchObject({ state: "unchanged" });
    expect([store.versions.version(), await revenue()]).toEqual([1, "50.50"]);
  });

  it("loads the good rows when told to, and says how many are out", async () => {
    expect(await load(shop("b", wrong), { acceptRejects: true })).toMatchObject({ state: "done" });
    expect(await revenue()).toBe("40.00");
    expect(shown().load).toMatchObject({ rejectedRows: 1, sample: false, lines: 1 });
  });

  it("does one at a time", async () => {
    const first = await store.loads.start({ folder: shop("a"), acceptRejects: false, allowShrink: false }, { anyFolder: true });
    expect(first.state).toBe("running");
    const second = store.loads.start({ folder: shop("b"), acceptRejects: false, allowShrink: false }, { anyFolder: true });
    await expect(second).rejects.toMatchObject({ code: "load_running", message: expect.stringContaining("Load 1 of") });
    await store.loads.idle();
    expect(await store.loads.get(1)).toMatchObject({ state: "done" });
  });

  it("may follow the one before as soon as that one is said to have ended", async () => {
    for (const folder of [shop("a"), shop("b", wrong), shop("c", more)]) {
      const { id } = await store.loads.start({ folder, acceptRejects: false, allowShrink: false }, { anyFolder: true });
      while ((await store.loads.get(id)).state === "running") await setImmediate();
    }
    expect((await store.loads.recent(3)).map(({ state }) => state)).toEqual(["done", "refused", "done"]);
  });

  it("is said to have failed when its end cannot be recorded", async () => {
    const recordRun = async (run: LoadRun) => {
      if (run.state === "running") return store.warehouse.recordRun(run);
      throw new Error("no space left on device");
    };
    const loads = createLoads({
      warehouse: { ...store.warehouse, recordRun },
      serving: store.serving,
      places: settings(),
      options: { currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1, recut: false },
      ready: store.ready,
      onEnd: () => {},
    });
    const { id } = await loads.start({ folder: shop("a", wrong), acceptRejects: false, allowShrink: false }, { anyFolder: true });
    await loads.idle();
    const failed = { id, state: "failed", error: "no space left on device", finishedAt: expect.any(String) };
    expect([await loads.get(id), await loads.latest(), (await loads.recent(1))[0]]).toEqual(Array(3).fill(expect.objectContaining(failed)));
  });

  it("can be cancelled, once", async () => {
    await load(shop("a"));
    const started = await store.loads.start({ folder: shop("b", more), acceptRejects: false, allowShrink: false }, { anyFolder: true });
    expect(await store.loads.cancel(started.id)).toMatchObject({ state: "cancelled" });
    await expect(store.loads.cancel(started.id)).rejects.toMatchObject({ code: "load_cancelled" });
    await expect(store.loads.cancel(99)).rejects.toMatchObject({ code: "not_found" });
    expect(await revenue()).toBe("50.50");
    expect(readdirSync(join(dataDir, "data", "serving"))).toEqual(["load-1.duckdb"]);
  });

  it("takes the inbox when no folder is named", async () => {
    writeShop(join(dataDir, "data", "inbox"));
    await store.loads.start({ acceptRejects: false, allowShrink: false }, { anyFolder: false });
    await store.loads.idle();
    expect(await revenue()).toBe("50.50");
  });

  it("comes back with the same version after a stop, and clears what lies about", async () => {
    await load(shop("a"));
    const { serving, staging } = { serving: join(dataDir, "data", "serving"), staging: join(dataDir, "data", "staging", "9") };
    writeFileSync(join(serving, "load-9.duckdb"), "half");
    mkdirSync(staging, { recursive: true });
    await reopen();
    expect([store.versions.version(), await revenue()]).toEqual([1, "50.50"]);
    expect(readdirSync(serving)).toEqual(["load-1.duckdb"]);
    expect(readdirSync(join(dataDir, "data")).includes("staging")).toBe(false);
  });

  it("builds the serving store again when its file is lost or damaged, as a new version", async () => {
    await load(shop("a"));
    await store.close();
    writeFileSync(join(dataDir, "data", "serving", "load-1.duckdb"), "rubbish");
    store = await openStore(settings());
    await store.ready;
    expect([store.versions.version(), await revenue(), store.serving.state().state]).toEqual([2, "50.50", "ready"]);
    await reopen();
    expect(store.versions.version()).toBe(2);
  });

  /** As ingest leaves it: committed, and not yet served. */
  async function stream(id: string, price: string) {
    const { position } = await store.warehouse.appendEvents(batchOf([{ id, order: "L1", customer: null, qty: 1, price, ts: "2025-03-03T10:00:00Z" }]));
    return position;
  }

  it("shows live lines soon after they are committed, and keeps them through the next load under a higher version", async () => {
    await load(shop("a"));
    store.serving.refresh(await stream("E1", "7"));
    await expect.poll(revenue, patient).toBe("57.50");
    await stream("E2", "1");
    await load(shop("b", more));
    expect([store.versions.version(), await revenue()]).toEqual([4, "58.75"]);
  });

  it("takes in at a start what was committed and not yet served, from the same file", async () => {
    await load(shop("a"));
    store.serving.refresh(await stream("E1", "7"));
    await expect.poll(revenue, patient).toBe("57.50");
    await stream("E2", "1");
    await reopen();
    expect([store.versions.version(), await revenue()]).toEqual([3, "58.50"]);
    expect(readdirSync(join(dataDir, "data", "serving")).filter((name) => name.endsWith(".duckdb"))).toEqual(["load-1.duckdb"]);
  });

  it("shows the live lines of a shop that has no load yet, and the load once it is there", async () => {
    await store.ready;
    store.serving.refresh(await stream("E1", "7"));
    await expect.poll(revenue, patient).toBe("7.00");
    store.serving.refresh(await stream("E2", "1"));
    await expect.poll(revenue, patient).toBe("8.00");
    expect(shown().load).toBeNull();
    await load(shop("a"));
    expect(await revenue()).toBe("58.50");
    await reopen();
    expect(await revenue()).toBe("58.50");
  });

  it("keeps the load that came while the live lines were made ready without it", async () => {
    await store.ready;
    const loading = load(shop("a"));
    await expect.poll(async () => (await store.loads.latest())?.step, { ...patient, interval: 5 }).toMatch(/checking|writing|swapping/);
    store.serving.refresh(await stream("E1", "7"));
    await loading;
    await expect.poll(revenue, patient).toBe("57.50");
    await expect.poll(() => store.serving.state().state, patient).toBe("ready");
  });

  it("fills an empty warehouse with the sample store, which the first load may replace", async () => {
    await fillWithSample(store, settings());
    expect(shown()).toMatchObject({ name: "Tienda Ceibo", load: { sample: true, lines: 10_000 } });
    await fillWithSample(store, settings());
    expect(store.versions.version()).toBe(1);
    expect(await load(shop("a"))).toMatchObject({ state: "done", sample: false });
    expect(shown()).toMatchObject({ name: "", load: { sample: false, lines: 2 } });
  });

  it("asks before it shrinks the shop", async () => {
    await load(shop("a"));
    const half = {
      "orders.csv": "order_id,customer_id,order_date,channel\nO1,C1,2025-03-01,Online\n",
      "order_items.csv": more["order_items.csv"].slice(0, 48),
    };
    expect(await load(shop("b", half))).toMatchObject({ state: "refused", error: expect.stringMatching(/order/i) });
    expect(await load(shop("b", half), { allowShrink: true })).toMatchObject({ state: "done" });
    expect(await revenue()).toBe("10.50");
  });
});
