/** Unpacks a backup beside the data and proves that it can be used, before anything of the data is touched. */
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { openSqliteEventBus } from "../bus/open-sqlite-event-bus.ts";
import type { Config } from "../config.ts";
import { AppError } from "../errors.ts";
import { machine } from "../state/audit.ts";
import { openState } from "../state/open-state.ts";
import { openDuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import { restoreFolders } from "./finish-restore.ts";
import type { Manifest } from "./manifest.ts";
import { demandNewerEvents, findNewerEvents, type NewerEvents } from "./newer-events.ts";
import { readManifest, unpackArchive } from "./read-archive.ts";

type Settings = Pick<Config, "dataDir" | "storeCurrency" | "storeTimeZone" | "keepLoads">;

type Options = { /** Refused where the queue here is another one. */ keepsLive: boolean; onProgress: (done: number, total: number) => void };
/** `newer`: what the queue here has beyond the backup. */
type Staged = { manifest: Manifest; newer: NewerEvents | null };

/** Throws AppError `not_found`, `file_unreadable`, `file_newer`, `setting_invalid`, `disk_full`: then nothing has changed. */
export async function stageRestore(file: string, settings: Settings, { keepsLive, onProgress }: Options): Promise<Staged> {
  const { root, unpacking } = restoreFolders(settings.dataDir);
  refuseOtherStore(await readManifest(file), settings);
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpackArchive(file, unpacking, onProgress);
    await openOnce(unpacking, manifest, settings);
    noteRestore(unpacking, manifest, basename(file));
    const newer = findNewerEvents(settings.dataDir, unpacking, manifest);
    return { manifest, newer: keepsLive ? demandNewerEvents(newer, settings.dataDir) : newer };
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
}

function refuseOtherStore({ currency, timeZone }: Manifest, { storeCurrency, storeTimeZone }: Settings): void {
  if (currency === storeCurrency && timeZone === storeTimeZone) return;
  throw new AppError(
    "setting_invalid",
    `The backup is of a store in ${currency}, ${timeZone}; the settings say ${storeCurrency}, ${storeTimeZone}. Set STORE_CURRENCY=${currency} and STORE_TIME_ZONE=${timeZone}, then restore again. Nothing was changed.`,
    { field: currency === storeCurrency ? "STORE_TIME_ZONE" : "STORE_CURRENCY" },
  );
}

/** As the next start will open it. */
async function openOnce(folder: string, { currency, timeZone }: Manifest, { keepLoads }: Settings): Promise<void> {
  const warehouse = await openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), currency, timeZone, keepLoads, memoryLimit: "640MB", threads: 2 });
  await warehouse.close();
  const bus = openSqliteEventBus(join(folder, "queue.sqlite"), { maxBytes: Number.MAX_SAFE_INTEGER });
  await bus.close();
}

/** Who was signed in signs in again: a session that was ended since would live again. */
function noteRestore(folder: string, { jobId, takenAt }: Manifest, name: string): void {
  const state = openState(join(folder, "state.sqlite"));
  try {
    state.transaction(() => {
      for (const { accountId } of state.accounts.all()) state.sessions.endAll(accountId);
      if (jobId !== null) state.jobs.end(jobId, { state: "done", outcome: { file: name, takenAt } });
      state.audit.add(machine, { what: "restored", target: name, after: { takenAt } });
    });
  } finally {
    state.close();
  }
}
