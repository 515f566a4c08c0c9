/** Loads a folder, and kills itself at the step named: as a cut of power would. */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFolderFileStore } from "../files/open-folder-file-store.ts";
import { openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { runLoad } from "./run-load.ts";

const [dataDir = "", folder = "", killAt = ""] = process.argv.slice(2);
const settings = { currency: "USD", timeZone: "UTC", memoryLimit: "300MB", threads: 1 };
const warehouse = await openDuckdbWarehouse({ ...settings, file: join(dataDir, "warehouse.duckdb") });
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
  onStart: (pid) => writeFileSync(join(dataDir, "child.pid"), String(pid)),
  onProgress: ({ step }) => {
    if (step === killAt && step !== "swapping") process.kill(process.pid, "SIGKILL");
  },
});

/** The tables are replaced, the transaction is open: the last file it reads is a pipe that nobody writes. */
function killedSwap(...[staged, run]: Parameters<typeof warehouse.swapLoad>) {
  const rejects = join(staged.folder, "rejects.parquet");
  rmSync(rejects);
  execFileSync("mkfifo", [rejects]);
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 500);
  return warehouse.swapLoad(staged, run);
}
