import type { DuckDBConnection } from "@duckdb/node-api";
import { log } from "../log.ts";

/** Ends a transaction, if there is one. A failure is logged alone: whoever asked has an answer, or a failure, already. */
export async function endTransaction(connection: DuckDBConnection): Promise<void> {
  await connection.run("rollback").catch((error: Error) => {
    if (!/no transaction is active/.test(error.message)) log.error({ err: error }, "a transaction of the serving store could not be ended");
  });
}
