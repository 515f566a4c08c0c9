/** Puts the files into Parquet, each column read from its text, each fault named beside it. */
import { join } from "node:path";
import { sqlLiteral } from "../sql-literal.ts";
import { sqlText } from "../sql-text.ts";
import { cleanFile, type MisshapenRecord } from "./clean-file.ts";
import { csvColumns } from "./csv-columns.ts";
import type { LoadJob } from "./load-job.ts";
import type { LoadTable } from "./load-run.ts";
import type { FileScan } from "./scan-file.ts";
import type { StagingDatabase } from "./staging-database.ts";

type Source = { csv: string; columns: string[] };

/** Prepares what all tables share. */
export async function prepareStaging({ connection }: StagingDatabase): Promise<void> {
  await connection.run(sqlText("load/store-days"));
  await connection.run(sqlText("load/price-fault"));
}

/** Afterwards there is a view `staged_<table>`. Without a readable file (`scan` null) it is empty. */
export async function stageTable(
  database: StagingDatabase,
  { folder }: LoadJob,
  table: LoadTable,
  scan: FileScan | null,
  onMisshapen: (record: MisshapenRecord) => void,
): Promise<void> {
  if (!scan) return writeStaged(database, folder, table, null);
  if (scan.isClean && (await readsAsCounted(database, folder, table, scan))) return;
  const csv = join(folder, `${table}.clean.csv`);
  let misshapen = 0;
  await cleanFile(scan, csv, (record) => {
    misshapen++;
    onMisshapen(record);
  });
  const columns = ["record", ...scan.header.map((_, place) => columnAt(place))];
  await writeStaged(database, folder, table, {
    csv: readCsv(csv, columns, ",", "header = false, new_line = '\\n'"),
    columns: sourceColumns(table, scan, "cast(record as bigint)"),
  });
  const staged = await countStaged(database, table);
  if (staged !== scan.rows - misshapen) throw new Error(`${table}.csv: ${scan.rows - misshapen} whole records were written, ${staged} were read.`);
}

/** One reader's count must be the other's, or neither is believed. */
async function readsAsCounted(database: StagingDatabase, folder: string, table: LoadTable, scan: FileScan): Promise<boolean> {
  const columns = scan.header.map((_, place) => columnAt(place));
  const rows = readCsv(scan.path, columns, scan.delimiter, "header = true");
  const csv = scan.blankRows === 0 ? rows : `${rows} where ${columns.map((column) => `${column} <> ''`).join(" or ")}`;
  try {
    await writeStaged(database, folder, table, { csv, columns: sourceColumns(table, scan, "cast(null as bigint)") });
  } catch (error) {
    if (error instanceof Error && /CSV Error|Invalid Input Error/.test(error.message)) return false;
    throw error;
  }
  return (await countStaged(database, table)) === scan.rows;
}

async function writeStaged({ connection }: StagingDatabase, folder: string, table: LoadTable, source: Source | null): Promise<void> {
  const columns = source?.columns ?? ["cast(null as bigint) as record", ...csvColumns[table].map(({ name }) => `cast(null as text) as ${name}`)];
  await connection.run(`create or replace temp view source_${table} as select ${columns.join(", ")} ${source ? `from ${source.csv}` : "where false"}`);
  const parquet = sqlLiteral(stagedFile(folder, table));
  await connection.run(`copy (${sqlText(`load/stage-${table}`).trimEnd().slice(0, -1)}) to ${parquet} (format parquet, compression 'lz4_raw')`);
  await connection.run(
    `create or replace temp view staged_${table} as
     select * replace (coalesce(record, file_row_number + 1) as record) from read_parquet(${parquet}, file_row_number = true)`,
  );
}

export function stagedFile(folder: string, table: LoadTable): string {
  return join(folder, `${table}.staged.parquet`);
}

async function countStaged({ ask }: StagingDatabase, table: LoadTable): Promise<number> {
  return Number((await ask(`select count(*) as rows from staged_${table}`))[0]?.rows);
}

function sourceColumns(table: LoadTable, { columns: { places } }: FileScan, record: string): string[] {
  const named = csvColumns[table].map(({ name }) => {
    const place = places.get(name);
    return place === undefined ? `cast(null as text) as ${name}` : `nullif(${columnAt(place)}, '') as ${name}`;
  });
  return [`${record} as record`, ...named];
}

function columnAt(place: number): string {
  return `c${place}`;
}

/**
 * Everything is said, so that nothing is guessed from the data, but a shop's line ends: those may be of two kinds in one file.
 * Buffers of a larger size keep a second thread waiting.
 */
function readCsv(path: string, columns: string[], delimiter: string, lines: string): string {
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(", ");
  return `read_csv(${sqlLiteral(path)}, auto_detect = false, ${lines}, delim = ${sqlLiteral(delimiter)}, quote = '"', escape = '"', comment = '', columns = {${types}}, max_line_size = 4000000, buffer_size = 8000000, strict_mode = true, null_padding = false)`;
}
