/** The process a load runs in. It ends with its parent: nobody would swap in what it stages. */
import { AppError } from "../errors.ts";
import { LoadRefusal } from "./fault-text.ts";
import type { ChildMessage, LoadJob } from "./load-job.ts";
import { stageLoad } from "./stage-load.ts";

process.on("disconnect", () => process.exit(1));
process.once("message", (job: LoadJob) => {
  stageLoad(job, (progress) => tell({ type: "progress", progress }))
    .then((outcome) => finish({ type: "outcome", outcome }))
    .catch((error: unknown) => finish(failure(error)));
});

function tell(message: ChildMessage, onSent?: () => void): void {
  process.send?.(message, undefined, {}, onSent);
}

function finish(message: ChildMessage): void {
  tell(message, () => process.exit(0));
}

function failure(error: unknown): ChildMessage {
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return { type: "failure", code: error instanceof AppError ? error.code : null, fault: error instanceof LoadRefusal ? error.fault : null, message, stack };
}
