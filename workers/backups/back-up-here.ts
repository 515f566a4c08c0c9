/** A backup without a worker: nobody has the data open. */
import { join } from "node:path";
import { finishRestore } from "../../lib/backup/finish-restore.ts";
import { openSqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import type { Config } from "../../lib/config.ts";
import { machine } from "../../lib/state/audit.ts";
import { openDuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { openWorkerState } from "../access/open-access.ts";
import type { JobWork } from "../jobs/open-jobs.ts";
import { type BackupOutcome, takeBackup } from "./take-backup.ts";

/** Throws AppError `file_locked` while another process has the data open. */
export async function backUpHere(file: string, settings: Config, onProgress: (done: number, total: number) => void): Promise<BackupOutcome> {
  const { dataDir, keepLoads, storeCurrency: currency, storeTimeZone: timeZone } = settings;
  await finishRestore(dataDir);
  const warehouse = await openDuckdbWarehouse({ file: join(dataDir, "warehouse.duckdb"), currency, timeZone, keepLoads, memoryLimit: "640MB", threads: 2 });
  const state = await openWorkerState(settings);
  try {
    // Made where there is none yet, and brought to the shape that a restore looks for.
    await openSqliteEventBus(join(dataDir, "queue.sqlite"), { maxBytes: settings.queueMaxBytes }).close();
    const plan = { file, by: machine.who, isScheduled: false, jobId: null, currency, timeZone };
    const work: JobWork = {
      id: 0,
      progress: ({ done = 0, total = null }) => total !== null && onProgress(done, total),
      signal: new AbortController().signal,
      commit() {},
    };
    const outcome = await takeBackup(plan, { warehouse, dataDir }, work);
    state.audit.add(machine, { what: "backup_taken", after: outcome });
    return outcome;
  } finally {
    state.close();
    await warehouse.close();
  }
}
