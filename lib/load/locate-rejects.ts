/** Goes through a file once more for the place and the text of what is wrong in it: the engine knows a row's number, people look for its line. */

import { shortText } from "../short-text.ts";
import { fileOrder } from "./check-tables.ts";
import type { LoadTable } from "./load-run.ts";
import { recordFields } from "./record-fields.ts";
import type { FileScan } from "./scan-file.ts";
import type { StagingDatabase } from "./staging-database.ts";
import { walkRecords } from "./walk-records.ts";

/** So many faults are held in memory at a time. */
const batchSize = 500_000;

type Wanted = { record: number; column: string };

/** Fills `line` and `value` of this file's rejects, of the first `limit` only when given. */
export async function locateRejects(database: StagingDatabase, table: LoadTable, scan: FileScan, limit: number = Number.POSITIVE_INFINITY): Promise<void> {
  await database.connection.run("create or replace temp table place (record bigint, column_name text, line bigint, value text)");
  for (let done = 0; done < limit; done += batchSize) {
    const wanted = await readWanted(database, table, done, Math.min(batchSize, limit - done));
    if (wanted.length === 0) break;
    await locate(database, scan, wanted);
    if (wanted.length < batchSize) break;
  }
  await database.connection.run(
    `update reject set line = place.line, value = place.value from place
     where reject.file_order = ${fileOrder(table)} and reject.line is null and reject.record = place.record and reject.column_name = place.column_name`,
  );
}

async function readWanted({ ask }: StagingDatabase, table: LoadTable, offset: number, limit: number): Promise<Wanted[]> {
  const rows = await ask(
    `select distinct record, column_name from reject where file_order = ${fileOrder(table)} and line is null and record is not null
     order by record, column_name limit ${limit} offset ${offset}`,
  );
  return rows.map((row) => ({ record: Number(row.record), column: String(row.column_name) }));
}

async function locate({ connection }: StagingDatabase, scan: FileScan, wanted: Wanted[]): Promise<void> {
  const appender = await connection.createAppender("place", "main", "temp");
  let next = 0;
  await walkRecords(scan.path, {
    delimiter: scan.delimiter,
    firstByte: scan.firstByte,
    onRecord: (span, bytes) => {
      if (wanted[next]?.record !== span.record) return;
      const fields = recordFields(bytes().toString("utf8"), scan.delimiter);
      for (; wanted[next]?.record === span.record; next++) {
        const column = wanted[next]?.column ?? "";
        appender.appendBigInt(BigInt(span.record));
        appender.appendVarchar(column);
        appender.appendBigInt(BigInt(span.line));
        appender.appendVarchar(shortText(fields[scan.columns.places.get(column) ?? -1] ?? ""));
        appender.endRow();
      }
    },
  });
  appender.closeSync();
}
