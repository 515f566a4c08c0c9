/** The processes of this machine, as `ps` tells of them (Linux and macOS alike). */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Process = { pid: number; parent: number; bytes: number /** Computed so far. */; seconds: number; command: string };

export async function readProcesses(): Promise<Process[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss=,time=,args="], { maxBuffer: 16_777_216 });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, kib, time = "", command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), bytes: Number(kib) * 1024, seconds: secondsIn(time), command }];
  });
}

export function workerUnder(processes: Process[], pid: number): Process | undefined {
  return childrenOf(processes, pid).find(({ command }) => command.includes("workers/main.ts"));
}

export function webUnder(processes: Process[], pid: number): Process | undefined {
  return childrenOf(processes, pid).find(({ command }) => command.includes("next"));
}

export function childrenOf(processes: Process[], pid: number): Process[] {
  return processes.filter(({ parent }) => parent === pid);
}

/** What web and worker under the supervisor `pid` have computed so far. */
export async function cpuSeconds(pid: number): Promise<{ worker: number; web: number }> {
  const processes = await readProcesses();
  const [worker, web] = [workerUnder(processes, pid), webUnder(processes, pid)];
  if (!worker || !web) throw new Error(`There is no worker or no web under ${pid}`);
  return { worker: finely(worker), web: finely(web) };
}

/** Linux's `ps` tells whole seconds only, its `/proc` hundredths. */
function finely({ pid, seconds }: Process): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return seconds;
  const [, fields = ""] = readFileSync(file, "utf8").split(/\) (.*)/s);
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / 100;
}

/** `[days-][hours:]minutes:seconds` */
function secondsIn(time: string): number {
  const [clock = "", days = "0"] = time.split("-").toReversed();
  return Number(days) * 86_400 + clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
