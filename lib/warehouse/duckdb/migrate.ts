/** Brings a warehouse file to the shape this version knows, by numbered files, each applied once. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { AppError } from "../../errors.ts";
import { sqlNames, sqlText } from "../../sql-text.ts";
import type { Database } from "./database.ts";

const folder = "duckdb/migrations";

/** Throws AppError `file_newer` when the file holds a migration this version does not know. */
export async function migrate(database: Database, now: () => Date = () => new Date()): Promise<void> {
  await database.transaction(async (connection) => {
    await connection.run("create table if not exists migrations (number integer primary key, name text not null, applied_at timestamptz not null)");
  });
  const names = sqlNames(folder);
  const applied = await appliedNames(database);
  refuseUnknown(applied, names);
  for (const name of names.filter((each) => !applied.includes(each))) {
    await database.transaction((connection) => apply(connection, name, now()));
  }
}

async function apply(connection: DuckDBConnection, name: string, at: Date): Promise<void> {
  await connection.run(sqlText(`${folder}/${name}`));
  await connection.run("insert into migrations values ($number, $name, cast($at as timestamptz))", {
    number: Number.parseInt(name, 10),
    name,
    at: at.toISOString(),
  });
}

async function appliedNames(database: Database): Promise<string[]> {
  const connection = await database.connect();
  try {
    const rows = await connection.runAndReadAll("select name from migrations order by number");
    return rows.getRowsJS().map(([name]) => String(name));
  } finally {
    connection.closeSync();
  }
}

function refuseUnknown(applied: string[], known: string[]): void {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new AppError(
    "file_newer",
    `The warehouse was written by a newer version of Caudal (${unknown.join(", ")}). Start that version, or use another DATA_DIR.`,
  );
}
