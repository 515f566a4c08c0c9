import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setCallerHeaders } from "../../lib/auth/caller-headers.ts";
import { parseConfig } from "../../lib/config.ts";
import type { Job } from "../../lib/jobs/job.ts";
import type { CheckedLoadRequest } from "../../lib/load/flight-check.ts";
import { log } from "../../lib/log.ts";
import { batchOf } from "../../lib/warehouse/streaming.fixture.ts";
import { openSmallAccess, type SmallAccess } from "../access/access.fixture.ts";
import { type Jobs, openJobs } from "../jobs/open-jobs.ts";
import { openStore, type Store } from "../open-store.ts";
import type { Api } from "../serve/api.ts";
import { checkCaller } from "../serve/caller.ts";
import { addLoadRoutes } from "../serve/load-routes.ts";
import { createLoadJobs, type LoadJobs } from "./load-jobs.ts";
import { writeShop } from "./shop-files.fixture.ts";

log.level = "silent";

const ada = { who: "ada", accountId: "1", address: "10.0.0.9" };
const all: CheckedLoadRequest = { acceptRejects: true, allowShrink: true };
const none: CheckedLoadRequest = { acceptRejects: false, allowShrink: false };
const more = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,10.50\nO2,P1,2,20\nO2,P1,1,0.25\n" };
const wrong = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,12.5O\nO2,P1,2,20\n" };

describe("loads as jobs", { timeout: 120_000 }, () => {
  let base = "";
  let small: SmallAccess;
  let store: Store;
  let jobs: Jobs;
  let loads: LoadJobs;
  const settings = () => parseConfig({ DATA_DIR: join(base, "data"), LOAD_ROOTS: base, KEEP_LOADS: "3" });

  async function open(): Promise<void> {
    store = await openStore(settings());
    jobs = openJobs(small.state);
    loads = createLoadJobs({ ...store, jobs, places: settings() });
  }
  async function close(): Promise<void> {
    await jobs.close();
    await store.close();
  }
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-load-jobs-"));
    small = openSmallAccess();
    await open();
  });
  afterEach(async () => {
    await close();
    small.close();
    rmSync(base, { recursive: true, force: true });
  });

  const shop = (name: string, others = {}) => writeShop(join(base, name), others);
  async function end(job: Job): Promise<Job> {
    await jobs.ended(job.id);
    return jobs.get(job.id);
  }
  const check = async (folder: string) => end(await loads.check({ folder }, { by: ada, anyFolder: false }));
  const checkId = (job: Job) => (job.outcome as { check: string }).check;
  async function load(folder: string): Promise<void> {
    const done = await end(await loads.loadChecked(checkId(await check(folder)), all, ada));
    expect(done).toMatchObject({ state: "done", outcome: { state: "done" } });
  }
  const revenue = async () => (await store.warehouse.totals()).revenue;

  it("check, load what was checked, and keep who did it", async () => {
    const checked = await check(shop("a"));
    expect(checked).toMatchObject({ kind: "flight_check", state: "done", outcome: { rejectedRows: 0, before: "0.00", after: "50.50" } });
    expect(await revenue()).toBe("0.00");
    const loaded = await end(await loads.loadChecked(checkId(checked), none, ada));
    expect(loaded).toMatchObject({ kind: "load", state: "done", outcome: { loadId: 1, revenue: "50.50", lines: 2 } });
    expect(await loads.recent(1)).toMatchObject([{ id: 1, by: "ada", state: "done", source: join(base, "a") }]);
    expect(store.versions.newest().serving.moment()).toMatchObject({ loadId: 1, bounds: { lines: 2 } });
    expect(small.acts().map(([, what, target]) => `${what} ${target}`)).toEqual([
      "job_started flight_check 1",
      "job_done flight_check 1",
      "job_started load 2",
      "job_done load 2",
    ]);
  });

  it("refuse what was not agreed to", async () => {
    await load(shop("a"));
    const half = {
      "orders.csv": "order_id,customer_id,order_date\nO1,C1,2025-03-01\n",
      "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,1\nO1,P1,1,x\n",
    };
    const id = checkId(await check(shop("b", half)));
    await expect(loads.loadChecked(id, { ...all, acceptRejects: false }, ada)).rejects.toMatchObject({ code: "load_refused", field: "acceptRejects" });
    await expect(loads.loadChecked(id, { ...all, allowShrink: false }, ada)).rejects.toMatchObject({ code: "load_refused", field: "allowShrink" });
    await end(await loads.loadChecked(id, all, ada));
    expect(await revenue()).toBe("1.00");
  });

  it("know what was checked by its bytes: a touch is no change, another price is", async () => {
    const folder = shop("a");
    const id = checkId(await check(folder));
    utimesSync(join(folder, "orders.csv"), new Date(0), new Date(0));
    expect(await loads.checks.get(id)).toMatchObject({ stale: null, hasMoved: false });
    await store.warehouse.appendEvents(batchOf([{ id: "e1", qty: 1, price: "1" }]));
    expect(await loads.checks.get(id)).toMatchObject({ stale: null, hasMoved: true });
    appendFileSync(join(folder, "order_items.csv"), "O2,P1,1,1\n");
    expect(await loads.checks.get(id)).toMatchObject({ stale: "files_changed" });
    await expect(loads.loadChecked(id, none, ada)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("have changed") });
    rmSync(join(folder, "orders.csv"));
    expect(await loads.checks.last()).toMatchObject({ stale: "files_gone" });
  });

  it("refuse a check that another load has overtaken", async () => {
    const id = checkId(await check(shop("a")));
    const { id: other } = await loads.start({ folder: shop("b", more), ...none }, { by: ada, anyFolder: false });
    await store.loads.ended(other);
    expect(await loads.checks.get(id)).toMatchObject({ stale: "other_load" });
    await expect(loads.loadChecked(id, none, ada)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Another load") });
  });

  it("keep a check over a restart, and only the last two", async () => {
    const first = checkId(await check(shop("a")));
    const second = checkId(await check(shop("b", more)));
    await close();
    await open();
    await end(await loads.loadChecked(second, none, ada));
    await expect(loads.checks.get(second)).rejects.toMatchObject({ code: "not_found" });
    const [third] = [checkId(await check(shop("c"))), await check(shop("d"))];
    await expect(loads.checks.get(first)).rejects.toMatchObject({ code: "not_found" });
    await expect(loads.checks.get("../../..")).rejects.toMatchObject({ code: "not_found" });
    loads.checks.discard(third);
    expect(readdirSync(join(base, "data", "checks"))).toHaveLength(1);
    loads.checks.discard(readdirSync(join(base, "data", "checks"))[0] ?? "");
    expect(await loads.checks.last()).toBeNull();
  });

  it("run one beside no other, and name the one under way", async () => {
    const running = await loads.check({ folder: shop("a") }, { by: ada, anyFolder: false });
    const second = loads.start({ folder: shop("b"), ...none }, { by: ada, anyFolder: false });
    await expect(second).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(`flight_check ${running.id} is under way`) });
    await end(running);
    const begun = await loads.start({ folder: shop("b"), ...none }, { by: ada, anyFolder: false });
    await expect(loads.check({ folder: shop("a") }, { by: ada, anyFolder: false })).rejects.toMatchObject({ code: "load_running" });
    expect(await store.loads.ended(begun.id)).toMatchObject({ state: "done", by: "ada" });
    await expect(loads.check({ folder: "/" }, { by: ada, anyFolder: false })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("say why a load was refused", async () => {
    const begun = await loads.start({ folder: shop("a", wrong), ...none }, { by: ada, anyFolder: false });
    expect(await store.loads.ended(begun.id)).toMatchObject({ state: "refused" });
    const [job] = jobs.newest({ kind: "load", limit: 1 });
    await jobs.ended(job?.id ?? 0);
    expect(jobs.newest({ kind: "load", limit: 1 })).toMatchObject([
      { state: "failed", fault: { code: "load_refused", message: expect.stringContaining("line 2") } },
    ]);
  });

  it("are cancelled, by the job or by the load, before anything has changed", async () => {
    await load(shop("a"));
    const id = checkId(await check(shop("b", more)));
    const job = await loads.loadChecked(id, none, ada);
    jobs.cancel(job.id, ada);
    expect(await end(job)).toMatchObject({ state: "cancelled" });
    const begun = await loads.start({ folder: shop("b"), ...none }, { by: ada, anyFolder: false });
    expect(await loads.cancel(begun.id, ada)).toMatchObject({ state: "cancelled" });
    expect([await revenue(), (await store.warehouse.position()).version]).toEqual(["50.50", 1]);
    expect(existsSync(join(base, "data", "staging", String(begun.id)))).toBe(false);
  });

  it("put a former load back, exactly, with its own as_of", async () => {
    await load(shop("a"));
    await load(shop("b", more));
    await store.warehouse.appendEvents(batchOf([{ id: "e1", order: "O1", qty: 3, price: "7", ts: "2025-03-02 12:00:00" }]));
    expect(await loads.kept()).toEqual({ inPlace: 2, canRollBackTo: [1] });
    const effect = await loads.rollBackEffect(1);
    expect(effect).toEqual({ before: "50.75", after: "50.50" });
    const done = await end(await loads.rollBack(1, ada));
    expect(done).toMatchObject({
      kind: "roll_back",
      state: "done",
      subject: { load: 1, before: "50.75", after: "50.50" },
      outcome: { loadId: 3, revenue: "50.50" },
    });
    expect(await loads.recent(1)).toMatchObject([{ id: 3, rolledBackTo: 1, by: "ada", report: { before: { revenue: "50.75" }, after: { revenue: "50.50" } } }]);
    expect(store.versions.newest().serving.moment()).toMatchObject({ loadId: 1, bounds: { lines: 2 } });
    await expect(loads.rollBack(1, ada)).rejects.toMatchObject({ code: "conflict" });
    expect(await loads.kept()).toEqual({ inPlace: 1, canRollBackTo: [2] });
  });

  it("free the disk of loads that are kept no more", async () => {
    for (const name of ["a", "b", "c", "d"]) await load(shop(name, { "products.csv": `product_id,category\nP1,${name}\n` }));
    expect(readdirSync(join(base, "data", "history"))).toEqual(["2", "3", "4"]);
    expect(await loads.kept()).toEqual({ inPlace: 4, canRollBackTo: [3, 2] });
    await expect(loads.rollBack(1, ada)).rejects.toMatchObject({ code: "not_found" });
  });

  it("write down who discarded a flight check, and of what", async () => {
    const id = checkId(await check(shop("a")));
    const api: Api = new Hono();
    api.use(checkCaller({ secret: "a-secret", collectToken: undefined }, () => null));
    addLoadRoutes(api, { loads, access: small.access });
    const headers = new Headers({ authorization: "Bearer a-secret", host: "127.0.0.1" });
    setCallerHeaders(headers, { user: "ada", role: "admin" });
    expect((await api.request(`/v1/flight-checks/${id}`, { method: "DELETE", headers })).status).toBe(204);
    expect(small.acts().at(-1)).toEqual(["ada", "flight_check_discarded", join(base, "a")]);
  });
});
