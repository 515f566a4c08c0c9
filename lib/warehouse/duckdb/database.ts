/** The DuckDB instance that holds the warehouse file: opened once, read by many connections, written by one at a time. */
import { dirname } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { AppError } from "../../errors.ts";
import { makeFolder } from "../../make-folder.ts";
import { oneAtATime } from "../../one-at-a-time.ts";

export type DatabaseOptions = {
  /** `:memory:` is fine in tests. */
  file: string;
  /** As DuckDB writes it: "800MB". */
  memoryLimit: string;
  threads: number;
};

export type Database = {
  /** A connection of the caller's own, for reading; close it with `closeSync`. */
  connect(): Promise<DuckDBConnection>;
  /** Runs one writer at a time, in a transaction that is rolled back when `write` throws. */
  transaction<T>(write: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Nothing is written meanwhile; in no transaction. */
  alone<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Waits for the writer under way. */
  close(): Promise<void>;
};

/** Throws AppError `file_locked` when another process has the file open, `file_unreadable` when it is no warehouse. */
export async function openDatabase({ file, memoryLimit, threads }: DatabaseOptions): Promise<Database> {
  const instance = await createInstance(file, { memory_limit: memoryLimit, threads: String(threads) });
  const writer = await instance.connect();
  await writer.run("set global TimeZone = 'UTC'");
  const alone = oneAtATime();
  return {
    connect: () => instance.connect(),
    alone: (work) => alone(() => work(writer)),
    transaction: (write) => alone(() => inTransaction(writer, write)),
    close: () =>
      alone(async () => {
        writer.closeSync();
        instance.closeSync();
      }),
  };
}

async function createInstance(file: string, options: Record<string, string>): Promise<DuckDBInstance> {
  if (file !== ":memory:") makeFolder(dirname(file));
  try {
    return await DuckDBInstance.create(file, options);
  } catch (cause) {
    throw openFailure(file, cause);
  }
}

function openFailure(file: string, cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/set lock on file/.test(message)) {
    return new AppError(
      "file_locked",
      `${file} is open in another process, and only one may have it. If that is a running Caudal, give this command its WORKER_PORT; else stop the other one, then start again.`,
      { cause },
    );
  }
  if (/not a valid DuckDB database|Could not read|checksum|WAL|version number/i.test(message)) {
    return new AppError(
      "file_unreadable",
      `${file} cannot be opened: ${firstLine(message)} Put a backup in its place: npm run restore -- FILE --keep-live. Without one, move it away and load the CSV files again: npm run load -- FOLDER.`,
      {
        cause,
      },
    );
  }
  return cause;
}

async function inTransaction<T>(connection: DuckDBConnection, write: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  await connection.run("begin transaction");
  try {
    const result = await write(connection);
    await connection.run("commit");
    return result;
  } catch (error) {
    await rollback(connection);
    throw error;
  }
}

/** A failed commit has ended the transaction already; there is nothing left to roll back then. */
async function rollback(connection: DuckDBConnection): Promise<void> {
  await connection.run("rollback").catch((error: Error) => {
    if (!/no transaction is active/.test(error.message)) throw error;
  });
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
