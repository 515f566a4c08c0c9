/** The worker, which kills itself where it gets to the named point of a load or a roll back. */
import { config } from "../lib/config.ts";
import { type DuckdbWarehouse, type DuckdbWarehouseOptions, openDuckdbWarehouse } from "../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import type { SwapKillPoint } from "./kill-points.fixture.ts";
import { openStore } from "./open-store.ts";
import { openWorker } from "./open-worker.ts";

const point = process.argv[2] as SwapKillPoint;
let isSwapping = false;

await openWorker(config(), {
  openStore: (settings, options) => openStore(settings, { ...options, openWarehouse, onLoadEnd: () => dieAt("between serving and the end") }),
});

async function openWarehouse(options: DuckdbWarehouseOptions): Promise<DuckdbWarehouse> {
  const warehouse = await openDuckdbWarehouse({ ...options, now });
  return {
    ...warehouse,
    swapLoad: (staged, run) => swap(() => warehouse.swapLoad(staged, run)),
    rollBack: (loadId, run) => swap(() => warehouse.rollBack(loadId, run)),
  };
}

async function swap<T>(work: () => Promise<T>): Promise<T> {
  dieAt("before the swap");
  isSwapping = true;
  const swapped = await work();
  dieAt("between swap and serving");
  return swapped;
}

/** The version is written last, with the transaction still open and the files in place. */
function now(): Date {
  if (isSwapping) dieAt("within the swap");
  return new Date();
}

function dieAt(reached: SwapKillPoint): void {
  if (reached === point) process.kill(process.pid, "SIGKILL");
}
