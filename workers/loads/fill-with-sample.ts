/** Fills a warehouse that never had data with the made-up shop, so that the first page shows something. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../lib/config.ts";
import { addDays, storeClock } from "../../lib/sales/days.ts";
import { writeSampleStore } from "../../lib/simulate/sample-store.ts";
import type { Store } from "../open-store.ts";

const sampleLines = 10_000;
const sampleSeed = 1;

export async function fillWithSample({ warehouse, loads }: Store, { sampleStore, dataDir, storeTimeZone }: Config): Promise<void> {
  if (!sampleStore || (await warehouse.currentLoad())) return;
  const folder = join(dataDir, "sample");
  await mkdir(folder, { recursive: true });
  try {
    const today = storeClock(new Date(), storeTimeZone).slice(0, 10);
    await writeSampleStore({ folder, lines: sampleLines, seed: sampleSeed, until: addDays(today, -1) });
    await loads.start({ folder, acceptRejects: false, allowShrink: false }, { anyFolder: true, sample: true });
    await loads.idle();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
