/** The worker, or a restore, that kills itself when it gets to the named point. */
import { decideRestore, finishRestore } from "../lib/backup/finish-restore.ts";
import { stageRestore } from "../lib/backup/stage-restore.ts";
import { config } from "../lib/config.ts";
import { log } from "../lib/log.ts";
import { openBackups } from "./backups/backups.ts";
import { openWorker } from "./open-worker.ts";

const [act, fatal, file = ""] = process.argv.slice(2);
const reached = (point: string) => {
  if (point === fatal) process.kill(process.pid, "SIGKILL");
};

if (act === "worker") {
  await openWorker(config(), { openBackups: (parts) => openBackups({ ...parts, reached }) });
  log.info("worker is ready");
} else {
  await stageRestore(file, config(), { keepsLive: false, onProgress() {} });
  decideRestore(config().dataDir, { aside: "before", keepLiveSince: null }, reached);
  await finishRestore(config().dataDir, reached);
}
