/** `npm run backup`: all data in one file. Asks the running worker, or makes it here when none runs. */
import { setTimeout as wait } from "node:timers/promises";
import { hasData } from "../lib/backup/finish-restore.ts";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { Job } from "../lib/jobs/job.ts";
import { log } from "../lib/log.ts";
import { askWorker } from "../lib/worker-client.ts";
import { backUpHere } from "./backups/back-up-here.ts";
import { backupFileAt } from "./backups/backup-file.ts";
import { showBytes } from "./backups/show-bytes.ts";

const usage = `npm run backup -- FILE

Writes all data of DATA_DIR into FILE, whether Caudal runs or not; FILE may be a folder.
It holds customers, orders and the hashes of passwords: keep it where nobody else reads it.
npm run restore -- FILE puts it back.
`;
const pollMs = 200;
const progress = showBytes(process.stderr, "packing");

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
  const file = backupFileAt(path, settings.invokedFrom, new Date());
  const job = await startByWorker(file);
  const { bytes } = job ? await follow(job) : await backUpHere(file, settings, progress.show).finally(progress.end);
  console.log(`Backed up: ${file}, ${(bytes / 1_000_000).toFixed(1)} MB.`);
  return 0;
}

/** null: none runs here. */
async function startByWorker(file: string): Promise<Job | null> {
  try {
    return await askWorker(null, "/v1/backups", Job, { method: "POST", body: JSON.stringify({ file }) });
  } catch (error) {
    const isNone = error instanceof AppError && (error.code === "worker_unreachable" || error.code === "unauthenticated");
    if (!isNone || config().isWorkerNamed) throw error;
    if (!hasData(config().dataDir)) throw new AppError("no_data", `There is nothing to back up in ${config().dataDir}.`);
    return null;
  }
}

async function follow(started: Job): Promise<{ bytes: number }> {
  const cancel = () => void askWorker(null, `/v1/jobs/${started.id}/cancel`, Job, { method: "POST" }).catch((error: Error) => console.error(error.message));
  process.on("SIGINT", cancel);
  try {
    let job = started;
    while (job.state === "running") {
      if (job.progress?.total) progress.show(job.progress.done, job.progress.total);
      await wait(pollMs);
      job = await askWorker(null, `/v1/jobs/${job.id}`, Job);
    }
    if (job.state === "done") return job.outcome as { bytes: number };
    throw new AppError("conflict", job.fault?.message ?? `The backup was ${job.state === "cancelled" ? "cancelled" : "broken off"}. Nothing of it was kept.`);
  } finally {
    process.off("SIGINT", cancel);
    progress.end();
  }
}
