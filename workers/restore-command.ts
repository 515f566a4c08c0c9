/** `npm run restore`: puts a backup in the place of the data, which is set aside; with a running Caudal or without. */

import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { decideRestore, finishRestore, hasData, isRestoreReady } from "../lib/backup/finish-restore.ts";
import type { NewerEvents } from "../lib/backup/newer-events.ts";
import { stageRestore } from "../lib/backup/stage-restore.ts";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { log } from "../lib/log.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { endWorker } from "./backups/end-worker.ts";
import { showBytes } from "./backups/show-bytes.ts";

const usage = `npm run restore -- FILE [--keep-live]

Puts the backup FILE in the place of the data in DATA_DIR, whether Caudal runs or not.
The backup is unpacked and checked first: one that is damaged changes nothing.
What is in DATA_DIR now is set aside in a folder beside it.
--keep-live keeps the queue of live events that is there, so that those that came since the backup count too.
`;
const againMs = 200;
const patienceMs = 60_000;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const keepsLive = args.includes("--keep-live");
  const [path, ...others] = args.filter((arg) => arg !== "--keep-live");
  if (path === undefined || others.length > 0 || path.startsWith("-")) {
    console.error(usage);
    return path === "--help" ? 0 : 2;
  }
  log.level = "silent";
  const settings = config();
  const { dataDir } = settings;
  makeFolder(dataDir);
  const progress = showBytes(process.stderr, "unpacking");
  const { manifest, newer } = await stageRestore(resolve(settings.invokedFrom, path), settings, { keepsLive, onProgress: progress.show }).finally(progress.end);
  const aside = `before-restore-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  const hadData = hasData(dataDir);
  decideRestore(dataDir, { aside, keepLiveSince: keepsLive && newer ? newer.since.toISOString() : null });
  await endWorker(settings);
  await finish(dataDir);
  console.log(`Restored: the data as it was at ${manifest.takenAt}.`);
  if (hadData) console.log(asideText(resolve(dataDir, aside)));
  if (newer) console.log(newerText(newer, keepsLive));
  console.log("Everybody signs in again. People, tokens and passwords are as they were then: see what was revoked since.");
  return 0;
}

function asideText(folder: string): string {
  return `What was there before is in ${folder}. Remove it when you are sure; to go back, stop Caudal and move its files back.`;
}

function newerText({ events, missing }: NewerEvents, isKept: boolean): string {
  const fact = `Live events that came since: ${events}.`;
  if (!isKept) return `${fact} They lie in the queue that was set aside and do not count; npm run restore -- FILE --keep-live would have kept them.`;
  return `${fact} They count as soon as Caudal runs.${missing > 0 ? ` Of those that are needed, ${missing} are no longer kept.` : ""}`;
}

/** Here, or by the worker that was started again meanwhile. */
async function finish(dataDir: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (isRestoreReady(dataDir)) {
    try {
      await finishRestore(dataDir);
    } catch (error) {
      const isOpen = error instanceof AppError && error.code === "file_locked";
      if (!isOpen || performance.now() > until) throw error;
      await wait(againMs);
    }
  }
}
