/** Brings a SQLite file to the shape this version knows, by numbered files, each applied once. */
import type { DatabaseSync } from "node:sqlite";
import { AppError } from "../errors.ts";
import { sqlNames, sqlText } from "../sql-text.ts";
import { unreadable } from "./sqlite-failure.ts";
import type { SqliteUse } from "./sqlite-use.ts";

/** Throws AppError `file_unreadable` for a SQLite file that is none of ours. */
export function refuseForeign(database: DatabaseSync, file: string, use: SqliteUse): void {
  const { tables } = database.prepare("select count(*) as tables from sqlite_schema").get() as { tables: number };
  if (tables > 0 && pragma(database, "application_id") !== use.applicationId) throw unreadable(file, use, "it is another program's");
}

/** Throws AppError `file_newer` when the file holds a migration this version does not know. */
export function migrate(database: DatabaseSync, file: string, { migrations }: SqliteUse): void {
  const names = sqlNames(migrations);
  if (pragma(database, "user_version") === names.length) return;
  database.exec("begin immediate");
  const applied = pragma(database, "user_version");
  if (applied > names.length) throw newer(file, applied);
  for (const name of names.slice(applied)) database.exec(sqlText(`${migrations}/${name}`));
  database.exec(`pragma user_version = ${names.length}; commit`);
}

function pragma(database: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(database.prepare(`pragma ${name}`).get()?.[name]);
}

function newer(file: string, applied: number): AppError {
  return new AppError("file_newer", `${file} was written by a newer version of Caudal (migration ${applied}). Start that version, or use another DATA_DIR.`);
}
