import { DatabaseSync } from "node:sqlite";
import { migrate, refuseForeign } from "./migrate.ts";
import { busyFailure, sqliteFailure } from "./sqlite-failure.ts";
import type { SqliteUse } from "./sqlite-use.ts";

const busyTimeoutMs = 5000;
const walBytesKept = 64 * 1_048_576;

/** `synchronous` full: each commit is on the disk before it returns. Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`. */
export function connectSqlite(file: string, use: SqliteUse, synchronous: "full" | "normal"): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMs });
    refuseForeign(database, file, use);
    database.exec(
      `pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma journal_size_limit = ${walBytesKept}`,
    );
    migrate(database, file, use);
    return database;
  } catch (error) {
    database?.close();
    throw sqliteFailure(file, use, error);
  }
}

/** Rolls back when `write` throws. Throws AppError `disk_full`, `disk_failed`, `file_locked`, `file_unreadable`. */
export function inSqliteTransaction<T>(database: DatabaseSync, use: SqliteUse, write: () => T): T {
  try {
    database.exec("begin immediate");
    const result = write();
    database.exec("commit");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw sqliteFailure(database.location() ?? use.purpose, use, error);
  }
}

/** All that was committed is in the file itself, and on the disk. Throws AppError `disk_full`, `disk_failed`, `file_locked`. */
export function emptyLog(database: DatabaseSync, use: SqliteUse): void {
  const file = database.location() ?? use.purpose;
  try {
    const { busy } = database.prepare("pragma wal_checkpoint(truncate)").get() as { busy: number };
    if (busy) throw busyFailure(file);
  } catch (error) {
    throw sqliteFailure(file, use, error);
  }
}
