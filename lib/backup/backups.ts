/** The backups in the data folder, and when they are made by themselves, as pages see and change it. */
import { z } from "zod";
import { CronReading, CronText } from "../cron/cron-reading.ts";

const Backup = z.object({
  name: z.string(),
  bytes: z.number(),
  /** null: damaged, or made by a newer version; then nothing more is known. */
  about: z.object({ takenAt: z.iso.datetime(), by: z.string(), isScheduled: z.boolean(), loadId: z.number().nullable() }).nullable(),
});
export type Backup = z.infer<typeof Backup>;

export const BackupPlanned = z.strictObject({
  /** Five fields, in the store's zone; null: none by themselves. */
  cron: CronText.nullable(),
  /** So many of those made by themselves; the others stay until somebody removes them. */
  keep: z.int().min(1).max(365),
});
export type BackupPlanned = z.infer<typeof BackupPlanned>;

export const Backups = z.object({
  folder: z.string(),
  backups: z.array(Backup),
  planned: BackupPlanned.extend({ timeZone: z.string(), reading: CronReading.nullable() }),
});
export type Backups = z.infer<typeof Backups>;

/** `file`: for the commands of this machine alone. */
export const BackupRequest = z.strictObject({ file: z.string().min(1).max(4096).optional() });
