/** The rejects of a load: counted, shown, kept. */
import { join } from "node:path";
import { sqlLiteral } from "../sql-literal.ts";
import { sqlText } from "../sql-text.ts";
import type { LoadReport, LoadTable } from "./load-run.ts";
import { loadTables, Reject, RejectGroup, RejectReason } from "./load-run.ts";
import { rejectMessage } from "./reject-message.ts";
import type { StagingDatabase } from "./staging-database.ts";

const shown = 100;
const kindsShown = 100;

export type RejectSummary = Pick<LoadReport, "rejectedRows" | "rejectsByReason" | "rejects" | "rejectGroups"> & { rowsByTable: Record<LoadTable, number> };

/** A row with two faults is one rejected row and two rejects. */
export async function summariseRejects(database: StagingDatabase): Promise<RejectSummary> {
  const counts = await database.ask("select file_order, count(distinct record) as rows from reject group by file_order order by file_order");
  const rowsByTable = { customers: 0, orders: 0, order_items: 0, products: 0 };
  for (const { file_order, rows } of counts) {
    const table = loadTables[Number(file_order)];
    if (table) rowsByTable[table] = Number(rows);
  }
  const reasons = await database.ask("select reason, count(*) as faults from reject group by reason order by faults desc, reason");
  return {
    rowsByTable,
    rejectedRows: Object.values(rowsByTable).reduce((sum, rows) => sum + rows, 0),
    rejectsByReason: Object.fromEntries(reasons.map(({ reason, faults }) => [String(reason), Number(faults)])),
    rejects: await readShown(database),
    rejectGroups: await readGroups(database),
  };
}

/** `fault` is `reject` with the file's name and the message; a fault of the whole file comes first. */
export async function nameFaults(database: StagingDatabase): Promise<void> {
  const kinds = await database.ask("select distinct file_order, column_name, reason from reject order by all");
  const rows = kinds.map(({ file_order, column_name, reason }) => {
    const table = loadTables[Number(file_order)] ?? "orders";
    const message = rejectMessage(RejectReason.parse(reason), table, String(column_name));
    return `(${Number(file_order)}, ${sqlLiteral(String(column_name))}, ${sqlLiteral(String(reason))}, ${sqlLiteral(`${table}.csv`)}, ${sqlLiteral(message)})`;
  });
  const wording = rows.length > 0 ? `values ${rows.join(", ")}` : "select 0, '', '', '', '' where false";
  await database.connection.run(
    `create or replace temp view fault as
     select file, line, nullif(column_name, '') as column_name, value, reason, message,
       row_number() over (order by file_order, record nulls first, line, column_name, reason) - 1 as position
     from reject join (${wording}) as wording(file_order, column_name, reason, file, message) using (file_order, column_name, reason)`,
  );
}

async function readShown({ ask }: StagingDatabase): Promise<Reject[]> {
  const rows = await ask(`select file, line, column_name as "column", value, reason, message from fault order by position limit ${shown}`);
  return rows.map((row) => Reject.parse({ ...row, line: row.line === null ? null : Number(row.line) }));
}

async function readGroups({ ask }: StagingDatabase): Promise<RejectGroup[]> {
  const rows = await ask(sqlText("load/reject-groups"), { limit: BigInt(kindsShown) });
  return rows.map(({ column_name, faults, line, ...row }) =>
    RejectGroup.parse({ ...row, column: column_name, faults: Number(faults), line: line === null ? null : Number(line) }),
  );
}

export async function writeRejects({ connection }: StagingDatabase, folder: string): Promise<void> {
  await connection.run(
    `copy (select position, file, line, column_name, value, reason, message from fault order by position)
     to ${sqlLiteral(join(folder, "rejects.parquet"))} (format parquet)`,
  );
}
