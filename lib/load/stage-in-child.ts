/** Reads and checks a load in a process of its own, so that pages stay fast and a kill leaves nothing behind. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError } from "../errors.ts";
import { faultText, LoadRefusal } from "./fault-text.ts";
import type { ChildMessage, LoadJob, LoadProgress, StageOutcome } from "./load-job.ts";
import { LoadReport } from "./load-run.ts";

const entry = fileURLToPath(new URL("load-child.ts", import.meta.url));
const stderrKept = 4_000;

type Hooks = { onProgress: (progress: LoadProgress) => void; signal?: AbortSignal | undefined; onStart?: ((pid: number) => void) | undefined };

/** Throws AppError `load_cancelled` when the signal aborts, what the child threw when it failed, and an Error when it was killed or its report could not be read back later. */
export function stageInChild(job: LoadJob, { onProgress, signal, onStart }: Hooks): Promise<StageOutcome> {
  const child = fork(entry, [], { serialization: "advanced", execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const cancel = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  if (child.pid) onStart?.(child.pid);
  child.send(job, (error) => {
    if (error) cancel();
  });
  return settled(child, onProgress, signal)
    .then((outcome) => ({ ...outcome, report: LoadReport.parse(outcome.report) }))
    .finally(() => signal?.removeEventListener("abort", cancel));
}

function settled(child: ChildProcess, onProgress: Hooks["onProgress"], signal: AbortSignal | undefined): Promise<StageOutcome> {
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr = (stderr + chunk).slice(-stderrKept);
  });
  let last: ChildMessage | undefined;
  child.on("message", (message: ChildMessage) => {
    if (message.type === "progress") onProgress(message.progress);
    else last = message;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      if (signal?.aborted) reject(new AppError("load_cancelled", faultText({ code: "cancelled" })));
      else if (last?.type === "outcome") resolve(last.outcome);
      else if (last?.type === "failure") reject(failure(last));
      else reject(new Error(`The load's process ended without an answer (${killedBy ?? `exit ${code}`}). ${stderr.trim()}`.trim()));
    });
  });
}

function failure({ code, fault, message, stack }: Extract<ChildMessage, { type: "failure" }>): Error {
  if (fault) return new LoadRefusal(fault);
  if (code) return new AppError(code, message);
  const error = new Error(message);
  error.stack = stack;
  return error;
}
