/** How much memory a process and all it started hold, watched from outside by `ps` (Linux and macOS alike). */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const everyMs = 250;

type Process = { pid: number; parent: number; bytes: number; command: string };

export type MemoryWatch = { peaks(): { worker: number; workerAlone: number; web: number }; stop(): void };

/** Watches the product under the supervisor `pid`: the worker with its children, the worker alone, and the web. */
export function watchMemory(pid: number): MemoryWatch {
  let peaks = { worker: 0, workerAlone: 0, web: 0 };
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void readProcesses()
      .then((processes) => {
        const worker = childrenOf(processes, pid).find(({ command }) => command.includes("workers/main.ts"));
        const web = childrenOf(processes, pid).find(({ command }) => command.includes("next"));
        peaks = {
          worker: Math.max(peaks.worker, worker ? treeBytes(processes, worker) : 0),
          workerAlone: Math.max(peaks.workerAlone, worker?.bytes ?? 0),
          web: Math.max(peaks.web, web ? treeBytes(processes, web) : 0),
        };
      })
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  return {
    peaks: () => peaks,
    stop: () => clearInterval(timer),
  };
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
