/** How much memory a process and all it started hold, watched from outside by `ps` (Linux and macOS alike). */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Finding } from "./finding.ts";

const run = promisify(execFile);
const everyMs = 250;

/** What the worker under the supervisor `pid` has computed so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-A", "-o", "ppid=,time=,args="], { maxBuffer: 16_777_216 });
  const time = stdout.split("\n").flatMap((line) => {
    const [, parent, days = "0", clock = "", command = ""] = /^\s*(\d+)\s+(?:(\d+)-)?([\d:.]+)\s+(.*)$/.exec(line) ?? [];
    const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    return Number(parent) === pid && command.includes("workers/main.ts") ? [Number(days) * 86_400 + seconds] : [];
  })[0];
  if (time === undefined) throw new Error(`There is no worker under ${pid}`);
  return time;
}

type Process = { pid: number; parent: number; bytes: number; command: string };

export type MemoryPeaks = { worker: number; workerAlone: number; web: number };

/** Raises `peaks` by what it sees under the supervisor `pid`: the worker with its children, the worker alone, the web. Answers how to stop. */
export function watchMemory(pid: number, peaks: MemoryPeaks): () => void {
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void readProcesses()
      .then((processes) => raise(peaks, processes, pid))
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  return () => clearInterval(timer);
}

export function memoryFindings({ worker, workerAlone, web }: MemoryPeaks): Finding[] {
  const mib = (bytes: number) => bytes / 1_048_576;
  return [
    { what: "memory, worker with a load's child, peak", value: mib(worker), unit: "MiB", target: { atMost: 2048 } },
    { what: "memory, worker alone, peak", value: mib(workerAlone), unit: "MiB" },
    { what: "memory, web, peak", value: mib(web), unit: "MiB" },
  ];
}

function raise(peaks: MemoryPeaks, processes: Process[], pid: number): void {
  const worker = childrenOf(processes, pid).find(({ command }) => command.includes("workers/main.ts"));
  const web = childrenOf(processes, pid).find(({ command }) => command.includes("next"));
  peaks.worker = Math.max(peaks.worker, worker ? treeBytes(processes, worker) : 0);
  peaks.workerAlone = Math.max(peaks.workerAlone, worker?.bytes ?? 0);
  peaks.web = Math.max(peaks.web, web ? treeBytes(processes, web) : 0);
}

async function readProcesses(): Promise<Process[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss=,args="], { maxBuffer: 16_777_216 });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, kib, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), bytes: Number(kib) * 1024, command }];
  });
}

function childrenOf(processes: Process[], pid: number): Process[] {
  return processes.filter(({ parent }) => parent === pid);
}

function treeBytes(processes: Process[], top: Process): number {
  return childrenOf(processes, top.pid).reduce((sum, child) => sum + treeBytes(processes, child), top.bytes);
}
