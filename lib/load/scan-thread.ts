/** The thread: one file, then the end. */
import { parentPort, workerData } from "node:worker_threads";
import type { LoadTable } from "./load-run.ts";
import { scanFile } from "./scan-file.ts";
import type { ScanMessage } from "./scan-in-thread.ts";

const { table, path }: { table: LoadTable; path: string } = workerData;
const say = (message: ScanMessage) => parentPort?.postMessage(message);

say({ scan: await scanFile(table, path, (bytes) => say({ bytes })) });
