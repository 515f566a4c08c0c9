/** `state.sqlite`: accounts, sessions, tokens, settings and the audit log. Opened by the worker alone. */
import { chmodSync, closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { makeFolder } from "../make-folder.ts";
import { connectSqlite, inSqliteTransaction } from "../sqlite/connect-sqlite.ts";
import type { SqliteUse } from "../sqlite/sqlite-use.ts";

const use: SqliteUse = { applicationId: 1_130_451_828, migrations: "state/migrations", purpose: "the file of accounts and settings" };

export type StateFile = {
  database: DatabaseSync;
  /** All of it or nothing; within another one it is part of that. */
  transaction<T>(write: () => T): T;
};

/** Readable for its owner alone. Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`, `setting_invalid`. */
export function openStateFile(file: string): StateFile {
  makeFolder(dirname(file));
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = connectSqlite(file, use, "full");
  const transaction = <T>(write: () => T): T => (database.isTransaction ? write() : inSqliteTransaction(database, use, write));
  return { database, transaction };
}
