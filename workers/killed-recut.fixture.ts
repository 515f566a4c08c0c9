/** Loads a folder and takes changed settings with it, and kills itself where it gets to the named point. */
import { config } from "../lib/config.ts";
import { log } from "../lib/log.ts";
import { openDuckdbWarehouse } from "../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import type { SwapKillPoint } from "./kill-points.fixture.ts";
import { openStore } from "./open-store.ts";

const [folder = "", point] = process.argv.slice(2) as [string, SwapKillPoint];
let isSwapping = false;

log.level = "silent";
const store = await openStore(config(), {
  recut: true,
  async openWarehouse(options) {
    const warehouse = await openDuckdbWarehouse({ ...options, now });
    return {
      ...warehouse,
      async swapLoad(staged, run) {
        dieAt("before the swap");
        isSwapping = true;
        const swapped = await warehouse.swapLoad(staged, run);
        dieAt("between swap and serving");
        return swapped;
      },
    };
  },
});
const { id } = await store.loads.start({ folder, acceptRejects: false, allowShrink: true, asOf: "2025-03-11T00:00:00Z" }, { anyFolder: true });
await store.loads.ended(id);
throw new Error("The point was not reached.");

/** The version is written last: the events are read anew, the transaction is open. */
function now(): Date {
  if (isSwapping) dieAt("within the swap");
  return new Date();
}

function dieAt(reached: SwapKillPoint): void {
  if (reached === point) process.kill(process.pid, "SIGKILL");
}
