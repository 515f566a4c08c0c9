import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log } from "../../log.ts";
import { loadRun, stage } from "../warehouse.contract.ts";
import { historyBytes } from "./history.ts";
import { openDuckdbWarehouse } from "./open-duckdb-warehouse.ts";

vi.mock("node:fs", { spy: true });
log.level = "silent";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caudal-history-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (dataDir: string, recut = false) =>
  openDuckdbWarehouse({ file: join(dataDir, "warehouse.duckdb"), currency: "USD", timeZone: "UTC", memoryLimit: "200MB", threads: 1, recut, keepLoads: 2 });

async function load(dataDir: string, ...qtys: string[]): Promise<void> {
  const warehouse = await open(dataDir);
  for (const qty of qtys) await warehouse.swapLoad(await stage(dataDir, `${qty} as qty`), loadRun(await warehouse.nextLoadId()));
  await warehouse.close();
}

async function revenue(dataDir: string): Promise<string> {
  const warehouse = await open(dataDir);
  const { revenue } = await warehouse.totals();
  await warehouse.close();
  return revenue;
}

it.each(["it's after", "$' $& $$", "[1] *", "two\nlines", "{folder}"])("is found where the data folder has moved to: %j", async (name) => {
  const before = join(folder, "before");
  await load(before, "2");
  renameSync(before, join(folder, name));
  expect(await revenue(join(folder, name))).toBe("21.00");
});

it("holds as many loads as are kept, and nothing that a kill left", async () => {
  await load(folder, "2", "3", "4");
  expect(readdirSync(join(folder, "history"))).toEqual(["2", "3"]);
  mkdirSync(join(folder, "history", "4"));
  expect(await revenue(folder)).toBe("42.00");
  expect(readdirSync(join(folder, "history"))).toEqual(["2", "3"]);
});

it("without its files is refused, with the command that brings them back", async () => {
  await load(folder, "2");
  rmSync(join(folder, "history", "1", "orders.parquet"));
  await expect(open(folder)).rejects.toMatchObject({ code: "file_unreadable", message: expect.stringMatching(/orders\.parquet is missing.*--recut/) });
  const warehouse = await open(folder, true);
  await warehouse.swapLoad(await stage(folder, "5 as qty"), loadRun(await warehouse.nextLoadId()));
  await warehouse.close();
  expect(await revenue(folder)).toBe("52.50");
});

it("counts the bytes of the loads it holds", async () => {
  await load(folder, "2");
  const one = join(folder, "history", "1");
  const sizes = readdirSync(one).map((name) => statSync(join(one, name)).size);
  expect(sizes).toHaveLength(4);
  expect(historyBytes(join(folder, "history"))).toBe(sizes.reduce((sum, size) => sum + size, 0));
});

it("in tables, as former versions kept it, is read until the next load", async () => {
  const warehouse = await open(folder);
  const connection = await warehouse.connect();
  await connection.run("insert into orders values ('O1', null, timestamptz '2025-09-15 10:00:00+00', null, null)");
  await connection.run("insert into order_items values ('O1', 'P1', 3, 10.5)");
  await connection.run("insert into versions values (1, 1, 0, now())");
  connection.closeSync();
  await warehouse.close();
  expect(await revenue(folder)).toBe("31.50");
  const again = await open(folder);
  await again.swapLoad(await stage(folder, "2 as qty"), loadRun(2));
  await again.close();
  expect(await revenue(folder)).toBe("21.00");
});

it("of a former load that cannot be removed leaves the new load in place", async () => {
  await load(folder, "2", "3");
  const warehouse = await open(folder);
  const staged = await stage(folder, "4 as qty");
  const remove = vi.mocked(rmSync).mockImplementation((path) => {
    if (String(path).endsWith(join("history", "1"))) throw new Error("EBUSY");
  });
  expect((await warehouse.swapLoad(staged, loadRun(3))).position).toMatchObject({ loadId: 3 });
  expect(remove).toHaveBeenCalledWith(join(folder, "history", "1"), expect.anything());
  remove.mockReset();
  await warehouse.close();
  expect(await revenue(folder)).toBe("42.00");
});

it("puts no load back that was cut by other settings", async () => {
  await load(folder, "2");
  const file = join(folder, "warehouse.duckdb");
  const recut = await openDuckdbWarehouse({ file, currency: "EUR", timeZone: "UTC", memoryLimit: "200MB", threads: 1, recut: true });
  await recut.swapLoad(await stage(folder, "3 as qty"), loadRun(2));
  expect(await recut.keptLoads()).toEqual([2]);
  await recut.close();
});
