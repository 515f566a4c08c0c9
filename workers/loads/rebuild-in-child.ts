/** Builds a serving file from extracted tables in a process of its own, so that the worker stays free to answer. */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { RebuildJob } from "./rebuild-child.ts";

const script = new URL("./rebuild-child.ts", import.meta.url);

/** Throws when the child fails, or the signal aborts. */
export async function rebuildInChild(job: RebuildJob, signal: AbortSignal): Promise<void> {
  const child = fork(script, { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"], signal, killSignal: "SIGKILL" });
  let said = "";
  child.stderr?.on("data", (piece) => {
    said = `${said}${piece}`.slice(-4_000);
  });
  child.send(job);
  const [code, killedBy] = await once(child, "exit");
  if (code !== 0) throw new Error(`The serving store could not be built (${killedBy ?? `code ${code}`}). ${said.trim()}`);
}
