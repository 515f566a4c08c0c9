import { AppError } from "../errors.ts";
import { isDiskFull } from "../is-disk-full.ts";
import type { SqliteUse } from "./sqlite-use.ts";

/** https://sqlite.org/rescode.html: the low byte is the kind. */
const sqlite = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };
/** A file-size limit and a shared-memory file that cannot grow are told as these. */
const writeFailures = [778, 4874];

/** What SQLite's refusal means to a person; anything else comes back as it is. */
export function sqliteFailure(file: string, use: SqliteUse, cause: unknown): unknown {
  const code = errorCode(cause);
  if (code === null || !(cause instanceof Error)) return cause;
  const kind = code & 0xff;
  if (kind === sqlite.full || writeFailures.includes(code)) {
    return new AppError("disk_full", `${file} cannot be written (${cause.message}). Nothing of it was kept. Free space on its disk, then try again.`, {
      cause,
    });
  }
  if (kind === sqlite.ioError) return diskFailed(file, cause);
  if (kind === sqlite.busy) return busyFailure(file, cause);
  if ([sqlite.readOnly, sqlite.corrupt, sqlite.cannotOpen, sqlite.notADatabase].includes(kind)) return unreadable(file, use, cause.message, cause);
  return cause;
}

export function busyFailure(file: string, cause?: Error): AppError {
  return new AppError("file_locked", `${file} is being written by another process for too long. Try again.`, { cause });
}

/** The disk took it, and could not keep it. */
export function syncFailure(file: string, cause: Error): AppError {
  if (!isDiskFull(cause)) return diskFailed(file, cause);
  return new AppError("disk_full", `${file} cannot be written (${cause.message}). Free space on its disk, then try again.`, { cause });
}

function diskFailed(file: string, cause: Error): AppError {
  return new AppError("disk_failed", `The disk of ${file} fails (${cause.message}). Mend it, or go on with a copy of the folder on another one.`, { cause });
}

export function unreadable(file: string, { purpose }: SqliteUse, reason: string, cause?: unknown): AppError {
  return new AppError(
    "file_unreadable",
    `${file} cannot be used as ${purpose}: ${reason}. Put a backup in its place (npm run restore -- FILE), or move it away: the next start makes an empty one.`,
    { cause },
  );
}

export function isBusy(cause: unknown): boolean {
  return ((errorCode(cause) ?? 0) & 0xff) === sqlite.busy;
}

function errorCode(cause: unknown): number | null {
  return cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" ? cause.errcode : null;
}
