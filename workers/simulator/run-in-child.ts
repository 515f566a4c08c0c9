/** Carries a run of the order simulator out in a process of its own, so that the worker stays free to answer. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { AppError, isErrorCode } from "../../lib/errors.ts";
import type { RunControl, RunOutcome, RunReport } from "../../lib/simulate/simulator.ts";
import type { RunJob, RunSaid } from "../simulate/simulate-child.ts";

const script = new URL("../simulate/simulate-child.ts", import.meta.url);

export type RunningChild = { control: (control: RunControl) => void; outcome: Promise<RunOutcome> };

/** `outcome` rejects when the run fails or the signal aborts. */
export function runInChild(job: RunJob, signal: AbortSignal, onReport: (report: RunReport) => void): RunningChild {
  const child = fork(script, { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"], signal, killSignal: "SIGKILL" });
  let said = "";
  let last: RunSaid | null = null;
  child.stderr?.on("data", (piece) => {
    said = `${said}${piece}`.slice(-4_000);
  });
  child.on("message", (message: RunSaid) => {
    if ("report" in message) onReport(message.report);
    else last = message;
  });
  child.send({ job });
  return {
    control: (control) => void (child.connected && child.send({ control })),
    // What it said last may come after its end.
    outcome: Promise.all([once(child, "exit"), once(child, "disconnect")]).then(([[code, killedBy]]) =>
      outcomeOf(last, `${killedBy ?? `code ${code}`}. ${said.trim()}`),
    ),
  };
}

function outcomeOf(last: RunSaid | null, end: string): RunOutcome {
  if (last && "outcome" in last) return last.outcome;
  if (!last || !("failed" in last)) throw new Error(`The run ended without a word (${end})`);
  const { code, message } = last.failed;
  throw code !== null && isErrorCode(code) ? new AppError(code, message) : new Error(message);
}
