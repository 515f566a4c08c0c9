/** `npm run restore`: puts a backup in the place of the data, which is set aside; with a running Caudal or without. */

import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { decideRestore, finishRestore, isData, isRestoreReady } from "../lib/backup/finish-restore.ts";
import { stageRestore } from "../lib/backup/stage-restore.ts";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { log } from "../lib/log.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { endWorker } from "./backups/end-worker.ts";
import { showBytes } from "./backups/show-bytes.ts";

const usage = `npm run restore -- FILE

Puts the backup FILE in the place of the data in DATA_DIR, whether Caudal runs or not.
The backup is unpacked and checked first: one that is damaged changes nothing.
What is in DATA_DIR now is set aside in a folder beside it.
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
  const [path] = args;
  if (path === undefined || args.length > 1 || path.startsWith("-")) {
    console.error(usage);
    return path === "--help" ? 0 : 2;
  }
  log.level = "silent";
  const settings = config();
  const { dataDir } = settings;
  makeFolder(dataDir);
  const progress = showBytes(process.stderr, "unpacking");
  const manifest = await stageRestore(resolve(settings.invokedFrom, path), settings, progress.show).finally(progress.end);
  const aside = `before-restore-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  const hadData = isData(dataDir);
  decideRestore(dataDir, aside);
  await endWorker(settings);
  await finish(dataDir);
  console.log(`Restored: the data as it was at ${manifest.takenAt}.`);
  if (hadData)
    console.log(`What was there before is in ${resolve(dataDir, aside)}. Remove it when you are sure; to go back, stop Caudal and move its files back.`);
  console.log("Everybody signs in again. People, tokens and passwords are as they were then: see what was revoked since.");
  return 0;
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
