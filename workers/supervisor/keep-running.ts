/** A child process that is started again when it ends unasked, later each time it does so quickly. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { prefixLines } from "./prefixed-output.ts";

export type ChildPlan = {
  name: string;
  script: string;
  args?: string[];
  execArgv?: string[];
  env: NodeJS.ProcessEnv;
  /** What the child tells, of each start. */
  onMessage?: (message: unknown) => void;
};
export type Child = { stop(): Promise<void> };

/** A child that ends with this code cannot start whatever is tried: a wrong setting, a file that will not open. */
export const hopeless = 78;
/** Another process has its files: at the first start it will keep them, later it may be a command that found them free. */
export const lockedOut = 75;

const firstDelayMs = 500;
const longestDelayMs = 30_000;
const steadyMs = 60_000;
const stopMs = 4_000;

export function keepRunning(plan: ChildPlan, onHopeless: () => void): Child {
  let child = start(plan);
  let startedAt = Date.now();
  let delayMs = firstDelayMs;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;
  let isFirst = true;
  watch();

  function watch() {
    child.once("exit", (code, signal) => {
      if (stopping) return;
      if (code === hopeless || (code === lockedOut && isFirst)) return onHopeless();
      if (Date.now() - startedAt > steadyMs) delayMs = firstDelayMs;
      process.stderr.write(`${plan.name.padEnd(6)} | ended (${signal ?? `code ${code}`}); starting again in ${delayMs / 1000} s\n`);
      restart = setTimeout(again, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    });
  }

  function again() {
    isFirst = false;
    child = start(plan);
    startedAt = Date.now();
    watch();
  }

  return {
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await stopChild(child);
    },
  };
}

function start({ name, script, args = [], execArgv = [], env, onMessage }: ChildPlan): ChildProcess {
  const child = fork(script, args, { execArgv, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  if (child.stdout) prefixLines(name, child.stdout, process.stdout);
  if (child.stderr) prefixLines(name, child.stderr, process.stderr);
  if (onMessage) child.on("message", onMessage);
  return child;
}

/** Asks first; what has not ended by then is ended. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), stopMs);
  await ended;
  clearTimeout(force);
}
