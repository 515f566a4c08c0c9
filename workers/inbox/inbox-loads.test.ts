import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseConfig } from "../../lib/config.ts";
import type { InboxPlan } from "../../lib/inbox/inbox-loads.ts";
import { log } from "../../lib/log.ts";
import { openSmallAccess, type SmallAccess } from "../access/access.fixture.ts";
import { type Jobs, openJobs } from "../jobs/open-jobs.ts";
import { createLoadJobs, type LoadJobs } from "../loads/load-jobs.ts";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { openStore, type Store } from "../open-store.ts";
import { type InboxLoads, openInboxLoads } from "./inbox-loads.ts";

log.level = "silent";

const ada = { who: "ada", accountId: "1", address: null };
const stillMs = 60_000;
const items = (...lines: string[]) => ({ "order_items.csv": `order_id,product_id,qty,unit_price\n${lines.join("\n")}\n` });
const more = items("O1,P1,1,10.50", "O2,P1,2,20", "O2,P1,1,0.25");
const wrong = items("O1,P1,1,12.5O", "O2,P1,2,20");
const fewer = { "orders.csv": "order_id,customer_id,order_date\nO1,C1,2025-03-01\n", ...items("O1,P1,1,10.50") };

describe("loads of the inbox by themselves", { timeout: 60_000 }, () => {
  let base = "";
  let small: SmallAccess;
  let store: Store;
  let jobs: Jobs;
  let loads: LoadJobs;
  let inbox: InboxLoads;
  let now = new Date();

  async function open(): Promise<void> {
    const settings = parseConfig({ DATA_DIR: join(base, "data") });
    store = await openStore(settings);
    jobs = openJobs(small.state);
    loads = createLoadJobs({ ...store, jobs, places: settings });
    inbox = openInboxLoads({
      state: small.state,
      loads,
      jobs,
      folder: settings.inboxDir,
      timeZone: "America/Santiago",
      now: () => now,
      stillMs,
      everyMs: null,
    });
  }
  async function close(): Promise<void> {
    await jobs.close();
    await store.close();
  }
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-inbox-"));
    now = new Date("2026-01-05T12:00:00Z");
    small = openSmallAccess();
    await open();
  });
  afterEach(async () => {
    await close();
    small.close();
    rmSync(base, { recursive: true, force: true });
  });

  const put = (others = {}) => writeShop(join(base, "data", "inbox"), others);
  const plan = (mode: InboxPlan["mode"], cron = "0 3 * * *") => inbox.setPlan({ mode, cron }, ada);
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  async function lookTwice() {
    await inbox.look();
    later(stillMs);
    await inbox.look();
    return inbox.status();
  }
  const revenue = async () => (await store.warehouse.totals()).revenue;
  const made = async () => (await loads.recent(20)).map(({ id, state, by }) => `${id} ${state} ${by}`);

  it("are off at first", async () => {
    put();
    expect(await lookTwice()).toMatchObject({ plan: { mode: "off" }, last: null, reading: null });
    expect(await revenue()).toBe("0.00");
  });

  it("take up files that have lain still for a minute, once", async () => {
    plan("watch");
    put();
    await inbox.look();
    later(stillMs - 1);
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ files: "settling", last: null });
    expect(await lookTwice()).toMatchObject({ files: "still", last: { state: "loaded", loadId: 1, reason: null } });
    expect(await revenue()).toBe("50.50");
    utimesSync(join(base, "data", "inbox", "orders.csv"), 1, 1);
    await lookTwice();
    put(more);
    await lookTwice();
    expect(await made()).toEqual(["2 done inbox", "1 done inbox"]);
    expect(await revenue()).toBe("50.75");
  });

  it("wait until all four are there", async () => {
    plan("watch");
    put();
    rmSync(join(base, "data", "inbox", "products.csv"));
    expect(await lookTwice()).toMatchObject({ files: "missing", missing: ["products.csv"], last: null });
    put();
    expect(await lookTwice()).toMatchObject({ last: { state: "loaded" } });
  });

  it("leave rejects to an admin, who may load the files or mend them", async () => {
    plan("watch");
    put(wrong);
    expect(await lookTwice()).toMatchObject({ last: { state: "waiting", reason: { code: "rejects", rows: 1 }, loadId: null } });
    await lookTwice();
    expect(await made()).toEqual([]);
    await loads.start({ acceptRejects: true, allowShrink: false }, { by: ada, anyFolder: true });
    await expect.poll(revenue).toBe("40.00");
    await expect.poll(() => inbox.status()).toMatchObject({ last: { state: "loaded", loadId: 1 } });
    put(more);
    expect(await lookTwice()).toMatchObject({ last: { state: "loaded" } });
  });

  it("leave a shrink to an admin, and take it up again when told to", async () => {
    plan("watch");
    put();
    await lookTwice();
    put(fewer);
    expect(await lookTwice()).toMatchObject({ last: { state: "waiting", reason: { code: "shrinks" } } });
    inbox.again(ada);
    expect(await lookTwice()).toMatchObject({ last: { state: "waiting", reason: { code: "shrinks" } } });
    expect(small.acts().filter(([, what]) => what === "inbox_tried_again")).toHaveLength(1);
    expect(() => plan("off")).not.toThrow();
  });

  it("do not bring back what an admin put another load in the place of", async () => {
    plan("watch");
    put();
    await lookTwice();
    put(more);
    await lookTwice();
    await jobs.ended((await loads.rollBack(1, ada)).id);
    expect(await revenue()).toBe("50.50");
    await lookTwice();
    expect(await revenue()).toBe("50.50");
  });

  it("happen when the clock says so, in the store's zone, and say what was found", async () => {
    plan("clock", "0 3 * * *");
    put();
    expect(await lookTwice()).toMatchObject({ last: null, lastRun: null, reading: { en: "At 03:00" } });
    now = new Date("2026-01-06T06:00:00Z");
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ last: { state: "loaded" }, lastRun: { at: "2026-01-06T06:00:00.000Z", found: "new" } });
    await lookTwice();
    expect(await made()).toEqual(["1 done schedule"]);
    now = new Date("2026-01-07T06:00:01Z");
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ lastRun: { found: "known" } });
    rmSync(join(base, "data", "inbox", "products.csv"));
    now = new Date("2026-01-08T06:00:01Z");
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ lastRun: { at: "2026-01-08T06:00:01.000Z", found: "missing" } });
  });

  it("make up for a time that passed while the worker was not there", async () => {
    plan("clock", "0 3 * * *");
    put();
    await close();
    now = new Date("2026-01-09T10:00:00Z");
    await open();
    expect(await lookTwice()).toMatchObject({ last: { state: "loaded" }, lastRun: { at: "2026-01-09T10:01:00.000Z", found: "new" } });
  });

  it("try again while another load is under way", async () => {
    plan("watch");
    put();
    await inbox.look();
    later(stillMs);
    const busy = jobs.start(
      { kind: "purge", by: ada, exclusion: "warehouse" },
      ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", reject)),
    );
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ last: { state: "started" } });
    jobs.cancel(busy.id, ada);
    await jobs.ended(busy.id);
    await inbox.look();
    expect(await inbox.status()).toMatchObject({ last: { state: "loaded" } });
  });

  it("wait where an admin cancelled them", async () => {
    plan("watch");
    put();
    await inbox.look();
    later(stillMs);
    const looked = inbox.look();
    await expect.poll(() => jobs.newest({ limit: 1 })[0]?.state).toBe("running");
    jobs.cancel(jobs.newest({ limit: 1 })[0]?.id ?? 0, ada);
    await looked;
    expect(await inbox.status()).toMatchObject({ last: { state: "waiting", reason: { code: "cancelled" } } });
  });

  it("refuse a time that never comes", () => {
    expect(() => plan("clock", "99 3 * * *")).toThrow(expect.objectContaining({ code: "invalid_parameter", field: "cron" }));
    expect(() => plan("watch", "0 0 30 2 *")).toThrow(expect.objectContaining({ code: "invalid_parameter" }));
  });
});
