/** Finds what is wrong with the staged rows, set by set, and notes it in the table `reject`. */
import { shortText } from "../short-text.ts";
import { sqlText } from "../sql-text.ts";
import { type LoadTable, loadTables, type RejectReason } from "./load-run.ts";
import type { FileScan } from "./scan-file.ts";
import type { StagingDatabase } from "./staging-database.ts";

/** null: the file is missing or empty. */
export type Scans = Record<LoadTable, FileScan | null>;

export type FoundReject = { record?: number; line?: number; column?: string | null; value?: string; reason: RejectReason };

const checkedColumns: Record<LoadTable, string[]> = {
  customers: ["customer_id", "signup_date"],
  orders: ["order_id", "order_date"],
  order_items: ["order_id", "product_id", "qty", "unit_price"],
  products: ["product_id", "price", "cost"],
};

const keyOf = { customers: "customer_id", orders: "order_id", products: "product_id" } as const;

export function fileOrder(table: LoadTable): number {
  return loadTables.indexOf(table);
}

export async function createRejectTable({ connection }: StagingDatabase): Promise<void> {
  await connection.run(sqlText("load/reject-table"));
}

/** While `find` runs, what it adds goes to the table: a file may hold more faults than fit in memory. Of a value, the first 200 characters are kept. */
export async function addRejects(
  { connection }: StagingDatabase,
  table: LoadTable,
  find: (add: (reject: FoundReject) => void) => Promise<void>,
): Promise<void> {
  const appender = await connection.createAppender("reject", "main", "temp");
  const appendNumber = (number: number | undefined) => (number === undefined ? appender.appendNull() : appender.appendBigInt(BigInt(number)));
  await find(({ record, line, column, value, reason }) => {
    appender.appendUTinyInt(fileOrder(table));
    appendNumber(record);
    appendNumber(line);
    appender.appendVarchar(column ?? "");
    if (value === undefined) appender.appendNull();
    else appender.appendVarchar(shortText(value));
    appender.appendVarchar(reason);
    appender.endRow();
  });
  appender.closeSync();
}

export async function checkTables(database: StagingDatabase, scans: Scans): Promise<void> {
  for (const table of loadTables) await checkColumns(database, table, scans[table]);
  for (const table of ["customers", "orders", "products"] as const) await checkKeys(database, table);
  const canMatch = scans.orders?.columns.places.has("order_id") && scans.order_items?.columns.places.has("order_id");
  if (canMatch) await database.connection.run(sqlText("load/check-lines"));
}

/** A column that the header lacks is one fault, not one per row. */
async function checkColumns({ connection }: StagingDatabase, table: LoadTable, scan: FileScan | null): Promise<void> {
  const columns = checkedColumns[table].filter((column) => scan?.columns.places.has(column));
  if (columns.length === 0) return;
  const faults = columns.map(
    (column) => `select record, '${column}' as column_name, ${column}_fault as reason from staged_${table} where ${column}_fault is not null`,
  );
  await connection.run(
    `insert into reject (file_order, record, column_name, reason)
     select ${fileOrder(table)} as file_order, record, column_name, reason from (${faults.join(" union all ")})`,
  );
}

async function checkKeys({ connection }: StagingDatabase, table: keyof typeof keyOf): Promise<void> {
  const key = keyOf[table];
  await connection.run(
    `insert into reject (file_order, record, column_name, reason)
     with repeated as (select ${key} from staged_${table} where ${key} is not null group by ${key} having count(*) > 1),
     counted as (select record, row_number() over (partition by ${key} order by record) as occurrence from staged_${table} semi join repeated using (${key}))
     select ${fileOrder(table)} as file_order, record, '${key}' as column_name, 'duplicate_key' as reason from counted where occurrence > 1`,
  );
}
