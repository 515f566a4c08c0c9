/** Loads a folder, and kills itself at the step named: as a cut of power would. */
import { join } from "node:path";
import { openFolderFileStore } from "../files/open-folder-file-store.ts";
import { openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { runLoad } from "./run-load.ts";

const [dataDir = "", folder = "", killAt = ""] = process.argv.slice(2);
const settings = { currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 };
const warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
/** Stands in the transaction that swaps, after the tables are written. */
const dying = { ...warehouse, swapLoad: killedSwap };

await runLoad({
  ...settings,
  warehouse: dying,
  files: openFolderFileStore(folder),
  source: folder,
  sample: false,
  recut: false,
  dataDir,
  request: { acceptRejects: false, allowShrink: true },
  onProgress: ({ step }) => {
    if (step === killAt && step !== "swapping") process.kill(process.pid, "SIGKILL");
  },
});

function killedSwap(...parts: Parameters<typeof warehouse.swapLoad>) {
  const swap = warehouse.swapLoad(...parts);
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5);
  return swap.then(() => new Promise<never>(() => {}));
}
