/** The data and everything that reads or changes it, without a port: what the worker serves and the load command uses. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { finishRestore } from "../lib/backup/finish-restore.ts";
import type { Config } from "../lib/config.ts";
import type { LoadRun } from "../lib/load/load-run.ts";
import { clearStaging } from "../lib/load/run-load.ts";
import { log } from "../lib/log.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { openDuckdbWarehouse } from "../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import type { Warehouse } from "../lib/warehouse/warehouse.ts";
import { createFlightChecks } from "./loads/flight-checks.ts";
import { createLoads } from "./loads/loads.ts";
import { openServingFiles } from "./loads/serving-files.ts";
import { clearServing } from "./loads/serving-folder.ts";
import { keepVersions } from "./serve/versions.ts";

const cores = availableParallelism();
/** A paint asks its questions side by side; more threads for each would only wait for each other. */
const threads = Math.max(1, Math.floor(cores / 2));
/** Together with the runtime of both processes within 2 GiB. */
const workerMemory = "640MB";
const childMemory = "800MB";

export type Store = Awaited<ReturnType<typeof openStore>>;
/** `openWarehouse`: a test puts something in between. */
type Options = { recut?: boolean; onLoadEnd?: (run: LoadRun) => void; openWarehouse?: typeof openDuckdbWarehouse };

/** Throws AppError when the warehouse will not open. `ready` resolves once the last good data can be served. */
export async function openStore(settings: Config, { recut = false, onLoadEnd = () => {}, openWarehouse = openDuckdbWarehouse }: Options = {}) {
  const { dataDir, keepLoads, storeCurrency: currency, storeTimeZone: timeZone } = settings;
  await finishRestore(dataDir);
  const file = join(dataDir, "warehouse.duckdb");
  const beforeSettingAside = () => clearServing(dataDir);
  const warehouse = await openWarehouse({ file, currency, timeZone, recut, beforeSettingAside, keepLoads, memoryLimit: workerMemory, threads });
  clearStaging(dataDir);
  makeFolder(settings.inboxDir);
  await endInterruptedRuns(warehouse);
  const versions = keepVersions();
  const serving = openServingFiles({ warehouse, versions, settings, memoryLimit: childMemory, threads: cores });
  // A load under other settings replaces whatever was served.
  const ready = recut ? Promise.resolve() : serving.recover();
  const loads = createLoads({
    warehouse,
    serving,
    places: settings,
    options: { currency, timeZone, memoryLimit: childMemory, threads: cores, recut },
    ready,
    onEnd: onLoadEnd,
  });
  return {
    warehouse,
    versions,
    serving,
    loads,
    checks: createFlightChecks({ warehouse, dataDir, options: { currency, timeZone, memoryLimit: childMemory, threads: cores }, ready }),
    ready,
    async close() {
      await loads.close();
      await serving.close();
      await versions.close();
      await warehouse.close();
    },
  };
}

/** A run that was under way when its process was killed. */
async function endInterruptedRuns(warehouse: Pick<Warehouse, "runs" | "recordRun">): Promise<void> {
  for (const run of await warehouse.runs(20)) {
    if (run.state !== "running") continue;
    log.warn({ load: run.id }, "this load was interrupted; the former data stays");
    const error = "Interrupted: the worker ended while it ran. The former data stays.";
    await warehouse.recordRun({ ...run, state: "failed", finishedAt: new Date().toISOString(), error });
  }
}
