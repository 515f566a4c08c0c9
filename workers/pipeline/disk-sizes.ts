/** What lies on the disk beside the warehouse, the serving store and the queue. */
import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PipelineFigures } from "../../lib/pipeline/pipeline.ts";

type Sizes = Pick<PipelineFigures["worker"], "stateBytes" | "backupBytes" | "freeBytes">;

export function readDiskSizes(dataDir: string): Sizes {
  const backups = join(dataDir, "backups");
  const { bavail, bsize } = statfsSync(dataDir);
  const stateFiles = ["", "-wal", "-shm"].map((ending) => join(dataDir, `state.sqlite${ending}`));
  return {
    stateBytes: sumOf(stateFiles),
    backupBytes: existsSync(backups) ? sumOf(filesIn(backups)) : 0,
    freeBytes: bavail * bsize,
  };
}

/** The CSV files that wait in the inbox, or why that cannot be told. */
export function readInbox(inboxDir: string): PipelineFigures["files"] {
  try {
    const files = filesIn(inboxDir).filter((file) => file.toLowerCase().endsWith(".csv"));
    const newest = Math.max(...files.map((file) => statSync(file).mtimeMs));
    return { files: files.length, changedAt: files.length === 0 ? null : new Date(newest).toISOString(), error: null };
  } catch (error) {
    return { files: null, changedAt: null, error: error instanceof Error ? error.message : String(error) };
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
}

function sumOf(files: string[]): number {
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
