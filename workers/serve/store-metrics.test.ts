import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parseConfig } from "../../lib/config.ts";
import { log } from "../../lib/log.ts";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { openStore, type Store } from "../open-store.ts";
import { createMetrics } from "./metrics.ts";
import { addStoreMetrics } from "./store-metrics.ts";

log.level = "silent";

let folder = "";
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "caudal-metrics-"));
  store = await openStore(parseConfig({ DATA_DIR: folder }));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it("tells how fresh the data is, that it is served, and the room for it", async () => {
  const metrics = createMetrics(() => ({ version: 0, lines: 0, streams: 0 }));
  addStoreMetrics({ metrics, store, dataDir: folder, now: () => new Date() });
  const value = async (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(await metrics.registry.metrics())?.[1]);
  expect(await value("caudal_newest_sale_timestamp_seconds")).toBe(0);
  await store.loads.start({ folder: writeShop(join(folder, "shop")), acceptRejects: false, allowShrink: false }, { anyFolder: true });
  await store.loads.idle();
  expect(await value("caudal_newest_sale_timestamp_seconds")).toBe(Date.UTC(2025, 2, 2) / 1000);
  expect(await value("caudal_serving_failed")).toBe(0);
  expect(await value("caudal_warehouse_bytes")).toBeGreaterThan(1_000);
  expect(await value("caudal_disk_free_bytes")).toBeGreaterThan(0);
});
