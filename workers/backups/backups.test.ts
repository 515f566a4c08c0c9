import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import { log } from "../../lib/log.ts";
import { openState, type State } from "../../lib/state/open-state.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { type Jobs, openJobs } from "../jobs/open-jobs.ts";
import { type Backups, openBackups } from "./backups.ts";

log.level = "silent";

const ada = { who: "ada", accountId: "1", address: "10.0.0.9" };
const store = { storeCurrency: "USD", storeTimeZone: "America/Santiago" };

describe("backups", () => {
  let dataDir: string;
  let warehouse: DuckdbWarehouse;
  let state: State;
  let jobs: Jobs;
  let backups: Backups;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "caudal-backups-"));
    const file = join(dataDir, "warehouse.duckdb");
    warehouse = await openDuckdbWarehouse({ file, currency: "USD", timeZone: "America/Santiago", memoryLimit: "200MB", threads: 1 });
    await openSqliteEventBus(join(dataDir, "queue.sqlite"), { maxBytes: 1_000_000 }).close();
    state = openState(join(dataDir, "state.sqlite"));
    jobs = openJobs(state);
    backups = openBackups({ jobs, warehouse, state, settings: { dataDir, ...store } });
  });
  afterEach(async () => {
    await backups.close();
    await jobs.close();
    state.close();
    await warehouse.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const take = async (isScheduled = false, file?: string) => {
    const { id } = backups.start({ by: ada, isScheduled, file });
    await jobs.ended(id);
    return jobs.get(id);
  };
  const inFolder = (name: string) => join(dataDir, "backups", name);
  const acts = () => state.audit.newest({ limit: 20 }).map(({ who, what, target }) => [who, what, target]);

  it("are listed, the last first, with who made them; what is none is said to be damaged", async () => {
    expect(await take()).toMatchObject({ state: "done", outcome: { bytes: expect.any(Number), heldMs: expect.any(Number) } });
    writeFileSync(inFolder("caudal-broken.tar.zst"), "no backup");
    writeFileSync(inFolder("notes.txt"), "something else");
    const { backups: listed } = await backups.all();
    expect(listed.map(({ about }) => about && [about.by, about.isScheduled, about.loadId])).toEqual([["ada", false, null], null]);
  });

  it("are removed and fetched by name alone, which is written down", async () => {
    await take();
    const [name = ""] = readdirSync(join(dataDir, "backups"));
    backups.download(name, ada).body.destroy();
    for (const foreign of ["../state.sqlite", "state.sqlite", "", `${name}/../${name}`, "no-such.tar.zst"]) {
      expect(() => backups.download(foreign, ada), foreign).toThrow(expect.objectContaining({ code: "not_found" }));
      expect(() => backups.remove(foreign, ada), foreign).toThrow(expect.objectContaining({ code: "not_found" }));
    }
    backups.remove(name, ada);
    expect(readdirSync(join(dataDir, "backups"))).toEqual([]);
    expect(acts().slice(0, 2)).toEqual([
      ["ada", "backup_removed", name],
      ["ada", "backup_downloaded", name],
    ]);
  });

  it("made by the clock are kept as many as wanted; those made by hand stay", async () => {
    backups.plan({ cron: "0 3 * * *", keep: 1 }, ada);
    await take(true, inFolder("old.tar.zst"));
    await take(false, inFolder("by-hand.tar.zst"));
    await take(true, inFolder("new.tar.zst"));
    expect(readdirSync(join(dataDir, "backups")).sort()).toEqual(["by-hand.tar.zst", "new.tar.zst"]);
  });

  it("are planned in the store's zone, refused where no such time comes, and remembered", async () => {
    expect((await backups.all()).planned).toMatchObject({ cron: null, keep: 7, reading: null });
    expect(() => backups.plan({ cron: "soon", keep: 3 }, ada)).toThrow(expect.objectContaining({ code: "invalid_parameter" }));
    backups.plan({ cron: "0 3 * * *", keep: 3 }, ada);
    expect((await backups.all()).planned).toMatchObject({ cron: "0 3 * * *", keep: 3, timeZone: "America/Santiago", reading: { en: "At 03:00" } });
    expect(state.audit.newest({ limit: 1 })).toMatchObject([{ what: "backups_planned", before: { cron: null }, after: { cron: "0 3 * * *", keep: 3 } }]);
  });

  it("are made one at a time, and leave nothing where they cannot be written", async () => {
    backups.start({ by: ada });
    expect(() => backups.start({ by: ada })).toThrow(expect.objectContaining({ code: "conflict" }));
    await jobs.close();
    jobs = openJobs(state);
    backups = openBackups({ jobs, warehouse, state, settings: { dataDir, ...store } });
    expect(await take(false, join(dataDir, "nowhere", "x.tar.zst"))).toMatchObject({ state: "failed", fault: { code: "not_found" } });
    expect([existsSync(join(dataDir, "nowhere")), existsSync(join(dataDir, "staging", "backup"))]).toEqual([false, false]);
  });

  it("forget what a killed one had begun", () => {
    writeFileSync(inFolder("half.tar.zst.part"), "");
    openBackups({ jobs, warehouse, state, settings: { dataDir, ...store } });
    expect(existsSync(inFolder("half.tar.zst.part"))).toBe(false);
  });
});
