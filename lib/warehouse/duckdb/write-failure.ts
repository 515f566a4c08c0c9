import { AppError } from "../../errors.ts";
import { isDiskFull } from "../../is-disk-full.ts";

const cannotWrite = /^(IO Error|Out of Memory Error|FATAL Error|TransactionContext Error: Failed to commit|Interrupt)|database has been invalidated/i;

/**
 * What says nothing about the data and may pass becomes AppError `disk_full` or `warehouse_unavailable`, or `warehouse_lost` where the file must be
 * opened again first. Anything else comes back as it is.
 */
export function writeFailure(file: string, cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : "";
  if (/database has been invalidated/i.test(message)) return lost(file, message, cause);
  if (isDiskFull(cause)) {
    return new AppError("disk_full", `${file} cannot be written: ${message}. Nothing of it was kept. Free space on its disk.`, { cause });
  }
  if (cannotWrite.test(message)) return new AppError("warehouse_unavailable", `${file} cannot be written: ${message}`, { cause });
  return cause;
}

function lost(file: string, message: string, cause: unknown): AppError {
  return new AppError("warehouse_lost", `${file} must be opened again: ${message}`, { cause });
}
