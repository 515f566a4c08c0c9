/** The store's currency and time zone, fixed in the file once there is anything in it. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { AppError } from "../../errors.ts";
import type { Database } from "./database.ts";

export type StoreSettings = { currency: string; timeZone: string };

/**
 * Throws AppError `setting_invalid` when the file holds sales cut by other settings. With `recut` the file's settings stay as they are
 * until a load is swapped in.
 */
export async function fixStoreSettings(database: Database, settings: StoreSettings, recut: boolean): Promise<void> {
  await database.transaction(async (connection) => {
    const fixed = await readStoreSettings(connection);
    if (fixed && isEqual(fixed, settings)) return;
    if (fixed && (await hasSales(connection))) {
      if (!recut) throw changed(fixed, settings);
      return;
    }
    await writeStoreSettings(connection, settings);
  });
}

export async function writeStoreSettings(connection: DuckDBConnection, { currency, timeZone }: StoreSettings): Promise<void> {
  await connection.run("delete from store");
  await connection.run("insert into store values ($currency, $timeZone)", { currency, timeZone });
}

/** Whether what is stored came under others. */
export async function storeChanges(connection: DuckDBConnection, settings: StoreSettings): Promise<boolean> {
  const stored = await readStoreSettings(connection);
  return stored !== null && !isEqual(stored, settings);
}

async function readStoreSettings(connection: DuckDBConnection): Promise<StoreSettings | null> {
  const rows = (await connection.runAndReadAll("select currency, time_zone from store")).getRowsJS();
  const row = rows[0];
  return row ? { currency: String(row[0]), timeZone: String(row[1]) } : null;
}

async function hasSales(connection: DuckDBConnection): Promise<boolean> {
  const rows = await connection.runAndReadAll("select exists (from versions) or exists (from fact_sales_streaming)");
  return rows.getRowsJS()[0]?.[0] === true;
}

function isEqual(a: StoreSettings, b: StoreSettings): boolean {
  return a.currency === b.currency && a.timeZone === b.timeZone;
}

function changed(fixed: StoreSettings, given: StoreSettings): AppError {
  return new AppError(
    "setting_invalid",
    `The data was loaded with STORE_CURRENCY ${fixed.currency} and STORE_TIME_ZONE ${fixed.timeZone}; the settings now say ${given.currency} and ${given.timeZone}. ` +
      "Set them back, or load the history again under the new ones: npm run load -- FOLDER --recut",
    { field: fixed.currency === given.currency ? "STORE_TIME_ZONE" : "STORE_CURRENCY" },
  );
}
