/** Backups of the running worker: made on demand and by the clock, listed, removed. */

import type { ReadStream } from "node:fs";
import { createReadStream, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Cron } from "croner";
import { type Backup, BackupPlanned, type Backups as BackupsReply } from "../../lib/backup/backups.ts";
import { readManifest } from "../../lib/backup/read-archive.ts";
import type { Config } from "../../lib/config.ts";
import { readCron } from "../../lib/cron/read-cron.ts";
import { AppError } from "../../lib/errors.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { log } from "../../lib/log.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";
import { BrokenOff, type Jobs } from "../jobs/open-jobs.ts";
import { backupName, isBackupName } from "./backup-file.ts";
import { type BackupParts, takeBackup } from "./take-backup.ts";

type BackupsParts = Pick<BackupParts, "warehouse" | "reached"> & {
  jobs: Pick<Jobs, "start" | "resume">;
  state: Pick<State, "settings" | "audit">;
  settings: Pick<Config, "dataDir" | "storeCurrency" | "storeTimeZone">;
};
type Wanted = { by: Actor; file?: string | undefined; isScheduled?: boolean };

export type Backups = ReturnType<typeof openBackups>;

const unplanned: BackupPlanned = { cron: null, keep: 7 };
const clock: Actor = { who: "schedule", accountId: null, address: null };

export function openBackups({ jobs, warehouse, reached, state, settings }: BackupsParts) {
  const { dataDir, storeCurrency: currency, storeTimeZone: timeZone } = settings;
  const folder = join(dataDir, "backups");
  const known = new Map<string, Backup>();
  let timer: Cron | null = null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (name.endsWith(".part")) rmSync(join(folder, name));

  /** Throws AppError `conflict` while another one is made. */
  function start({ by, file = join(folder, backupName(new Date())), isScheduled = false }: Wanted): Job {
    return jobs.start({ kind: "backup", by, subject: { file, isScheduled }, exclusion: "backup" }, async (work) => {
      const plan = { file, by: by.who, isScheduled, jobId: work.id, currency, timeZone };
      const outcome = await takeBackup(plan, { warehouse, dataDir, ...(reached ? { reached } : {}) }, work);
      if (isScheduled) await forgetOld();
      return outcome;
    });
  }

  async function forgetOld(): Promise<void> {
    const made = (await list()).filter(({ about }) => about?.isScheduled);
    for (const { name } of made.slice(planned().keep)) rmSync(join(folder, name), { force: true });
  }

  /** The last first. */
  async function list(): Promise<Backup[]> {
    const found = await Promise.all(readdirSync(folder).filter(isBackupName).map(describe));
    return found.sort((a, b) => (b.about?.takenAt ?? "").localeCompare(a.about?.takenAt ?? "") || b.name.localeCompare(a.name));
  }

  async function describe(name: string): Promise<Backup> {
    const { size: bytes, mtimeMs } = statSync(join(folder, name));
    const key = `${name} ${bytes} ${mtimeMs}`;
    const described = known.get(key) ?? { name, bytes, about: await aboutOf(join(folder, name)) };
    known.set(key, described);
    return described;
  }

  const planned = (): BackupPlanned => BackupPlanned.catch(unplanned).parse(state.settings.get("backup_schedule") ?? unplanned);

  function keepTime(): void {
    timer?.stop();
    const { cron } = planned();
    timer = cron === null ? null : new Cron(cron, { timezone: timeZone, mode: "5-part", unref: true }, runByClock);
  }

  function runByClock(): void {
    try {
      start({ by: clock, isScheduled: true });
    } catch (error) {
      log.warn({ err: error }, "a backup by the clock was passed over");
    }
  }

  const fileOf = (name: string): string => {
    const isThere = isBackupName(name) && readdirSync(folder).includes(name);
    if (!isThere) throw new AppError("not_found", `There is no backup "${name.slice(0, 200)}".`);
    return join(folder, name);
  };

  keepTime();
  return {
    start,
    async all(): Promise<BackupsReply> {
      const plan = planned();
      return { folder, backups: await list(), planned: { ...plan, timeZone, reading: plan.cron === null ? null : readCron(plan.cron, timeZone) } };
    },
    readCron: (text: string) => readCron(text, timeZone),
    /** Throws AppError `invalid_parameter`. */
    plan(next: BackupPlanned, by: Actor): void {
      if (next.cron !== null) readCron(next.cron, timeZone);
      const before = planned();
      state.settings.set("backup_schedule", next);
      state.audit.add(by, { what: "backups_planned", before, after: next });
      keepTime();
    },
    /** Throws AppError `not_found`. */
    download(name: string, by: Actor): { body: ReadStream; bytes: number } {
      const file = fileOf(name);
      state.audit.add(by, { what: "backup_downloaded", target: name });
      return { body: createReadStream(file, { fd: openSync(file, "r") }), bytes: statSync(file).size };
    },
    /** Throws AppError `not_found`. */
    remove(name: string, by: Actor): void {
      const file = fileOf(name);
      const { size: bytes } = statSync(file);
      rmSync(file);
      state.audit.add(by, { what: "backup_removed", target: name, before: { bytes } });
    },
    /** After a start: one that was whole when the worker ended is told as done. */
    settle: () =>
      jobs.resume("backup", ({ subject }) => async ({ id }) => {
        const file = String(subject.file);
        const about = existsSync(file) ? await readManifest(file).catch(() => null) : null;
        if (about?.jobId !== id) throw new BrokenOff();
        return { file, bytes: statSync(file).size, heldMs: null, takenAt: about.takenAt };
      }),
    async close(): Promise<void> {
      timer?.stop();
    },
  };
}

async function aboutOf(file: string): Promise<Backup["about"]> {
  try {
    const { takenAt, by, isScheduled, warehouse } = await readManifest(file);
    return { takenAt, by, isScheduled, loadId: warehouse.loadId };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
