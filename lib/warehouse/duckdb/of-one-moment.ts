import type { DuckDBConnection } from "@duckdb/node-api";

/** All that `read` asks on the connection agrees, whatever is written meanwhile. What it writes, temporary tables too, does not stay. */
export async function ofOneMoment<T>(connection: DuckDBConnection, read: () => Promise<T>): Promise<T> {
  await connection.run("begin transaction");
  try {
    return await read();
  } finally {
    await connection.run("rollback");
  }
}
