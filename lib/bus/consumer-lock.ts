import { DatabaseSync } from "node:sqlite";
import { AppError } from "../errors.ts";
import { isBusy } from "../sqlite/sqlite-failure.ts";

/** Of one process, held until `close` or its death, however it dies: the operating system's lock on a file beside the queue. Throws AppError `file_locked`. */
export function lockForConsumer(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}-consumer`, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
    return lock;
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new AppError("file_locked", `The messages of ${file} are read by another process. Only one may: stop the other one, then start again.`, { cause });
  }
}
