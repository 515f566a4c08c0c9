/** A backup: copies of one moment, packed into one file that is whole or not there. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Manifest } from "../../lib/backup/manifest.ts";
import { roomFailure } from "../../lib/backup/room-failure.ts";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import { type PinnedSqlite, pinSqlite } from "../../lib/sqlite/pin-sqlite.ts";
import { syncPath } from "../../lib/sync-path.ts";
import type { DuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import type { JobWork } from "../jobs/open-jobs.ts";
import { packInChild } from "./pack-in-child.ts";

/** `file` is written anew when it is there. */
export type BackupPlan = Pick<Manifest, "by" | "isScheduled" | "jobId" | "currency" | "timeZone"> & { file: string };
export type BackupParts = {
  warehouse: Pick<DuckdbWarehouse, "copyTo">;
  dataDir: string;
  now?: () => Date;
  /** Told where it is, between its writes. */
  reached?: (point: BackupPoint) => void;
};
export const backupPoints = ["copied", "packed", "renamed"] as const;
type BackupPoint = (typeof backupPoints)[number];
/** `heldMs`: how long live events had to wait for the warehouse. */
export type BackupOutcome = { file: string; bytes: number; heldMs: number; takenAt: string };

/** Throws AppError `disk_full`, `not_found`. */
export async function takeBackup({ file, ...about }: BackupPlan, parts: BackupParts, { progress, signal, commit }: JobWork): Promise<BackupOutcome> {
  const { dataDir, now = () => new Date(), reached = () => {} } = parts;
  const folder = join(dataDir, "staging", "backup");
  const part = `${file}.part`;
  try {
    if (!existsSync(dirname(file))) throw new AppError("not_found", `There is no folder ${dirname(file)}.`);
    progress({ step: "copying" });
    const { position, heldMs, takenAt } = await copyAll(folder, parts.warehouse, dataDir, now);
    reached("copied");
    const manifest = { product: "caudal", format: 1, takenAt, ...about, warehouse: position } as const;
    await packInChild({ folder, file: part, about: manifest }, (done, total) => progress({ step: "packing", done, total, unit: "bytes" }), signal);
    reached("packed");
    commit();
    renameSync(part, file);
    syncPath(dirname(file));
    reached("renamed");
    const { size: bytes } = statSync(file);
    log.info({ file, bytes, heldMs }, "backup taken");
    return { file, bytes, heldMs, takenAt };
  } catch (error) {
    throw roomFailure(file, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(part, { force: true });
  }
}

/** The three databases as they are at one moment: nothing is added to the warehouse between its copy and the pinning of the others. */
async function copyAll(folder: string, warehouse: BackupParts["warehouse"], dataDir: string, now: () => Date) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const pins: { name: string; pinned: PinnedSqlite }[] = [];
  try {
    const { position, heldMs, beside } = await warehouse.copyTo(folder, () => {
      for (const name of ["queue.sqlite", "state.sqlite"]) pins.push({ name, pinned: pinSqlite(join(dataDir, name)) });
      return now().toISOString();
    });
    for (const { name, pinned } of pins) await pinned.copyTo(join(folder, name));
    return { position, heldMs, takenAt: beside };
  } finally {
    for (const { pinned } of pins) pinned.close();
  }
}
