/** The worker: owns the data, answers web. */
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { log } from "../lib/log.ts";
import { openWorker } from "./open-worker.ts";
import { hopeless, lockedOut } from "./supervisor/keep-running.ts";

const graceMs = 3_000;

try {
  const worker = await openWorker(config(), undefined, tellOneTimePassword);
  for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.once(signal, () => void end(signal, worker.close));
  log.info({ port: config().workerPort }, "worker is ready");
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  log.fatal(error.message);
  process.exit(error.code === "file_locked" ? lockedOut : hopeless);
}

/** To whoever started this process, or on its terminal; never in the log. */
function tellOneTimePassword(oneTimePassword: string): void {
  if (process.send) process.send({ oneTimePassword });
  else process.stdout.write(`One-time password of admin: ${oneTimePassword}\n`);
}

/** In two steps: what is under way may finish; what has not by then is cut off, which loses nothing that was acknowledged. */
async function end(reason: string, close: () => Promise<void>): Promise<void> {
  log.info({ reason }, "worker is ending");
  setTimeout(cutOff, graceMs).unref();
  await close();
  process.exit(0);
}

function cutOff(): void {
  log.warn(`what was under way took longer than ${graceMs / 1000} s and is cut off: the next start does it again`);
  process.exit(0);
}
