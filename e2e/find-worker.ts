/** The worker's process, as the system lists it; null where the system has no such list. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

export function findWorker(): number | null {
  if (!existsSync("/proc/self/environ")) return null;
  return (
    readdirSync("/proc")
      .map(Number)
      .find((pid) => pid > 0 && isWorker(pid)) ?? null
  );
}

function isWorker(pid: number): boolean {
  try {
    const isMain = readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("workers/main.ts");
    return isMain && readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`WORKER_PORT=${process.env.E2E_WORKER_PORT}`);
  } catch {
    return false;
  }
}
