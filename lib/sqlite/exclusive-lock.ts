import { DatabaseSync } from "node:sqlite";

/** Held until it is closed or its process dies, however it dies: the operating system's lock on a file. Waits for another's. */
export function lockExclusively(file: string, waitMs: number): { close(): void } {
  const lock = new DatabaseSync(file, { timeout: waitMs });
  try {
    lock.exec("begin exclusive");
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}
