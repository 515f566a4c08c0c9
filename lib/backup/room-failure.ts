import { AppError } from "../errors.ts";
import { isDiskFull } from "../is-disk-full.ts";

/** What a full disk says while a backup is made becomes AppError `disk_full`; anything else comes back as it is. */
export function roomFailure(file: string, cause: unknown): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !isDiskFull(cause)) return cause;
  return new AppError("disk_full", `There is no room for ${file} (${cause.message}). Nothing of it was kept. Free space, then try again.`, { cause });
}
