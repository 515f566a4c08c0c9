/** How much memory a process and all it started hold, watched from outside. */
import type { Finding } from "./finding.ts";
import { childrenOf, type Process, readProcesses, webUnder, workerUnder } from "./processes.ts";

const everyMs = 250;

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
  const [worker, web] = [workerUnder(processes, pid), webUnder(processes, pid)];
  peaks.worker = Math.max(peaks.worker, worker ? treeBytes(processes, worker) : 0);
  peaks.workerAlone = Math.max(peaks.workerAlone, worker?.bytes ?? 0);
  peaks.web = Math.max(peaks.web, web ? treeBytes(processes, web) : 0);
}

function treeBytes(processes: Process[], top: Process): number {
  return childrenOf(processes, top.pid).reduce((sum, child) => sum + treeBytes(processes, child), top.bytes);
}
