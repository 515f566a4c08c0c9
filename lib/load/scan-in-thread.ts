/** Scans a file in a thread of its own, beside what this one does. */
import { Worker } from "node:worker_threads";
import type { LoadTable } from "./load-run.ts";
import type { FileScan } from "./scan-file.ts";

export type ScanMessage = { bytes: number } | { scan: FileScan };

const entry = new URL("scan-thread.ts", import.meta.url);

/** Throws what the scan throws. */
export function scanInThread(table: LoadTable, path: string, onBytes: (bytes: number) => void): Promise<FileScan> {
  const thread = new Worker(entry, { workerData: { table, path } });
  return new Promise((resolve, reject) => {
    thread.on("message", (message: ScanMessage) => {
      if ("scan" in message) resolve(message.scan);
      else onBytes(message.bytes);
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`The thread that reads ${table}.csv ended (${code}) before it had read it.`)));
  });
}
