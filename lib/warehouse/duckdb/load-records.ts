/** The records of loads and versions in the warehouse file. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { filesHash } from "../../load/files-hash.ts";
import { LoadFault, LoadReport, LoadRun, type LoadTotals, Reject } from "../../load/load-run.ts";
import { currencyDigits, moneyText, tenThousandthsOf } from "../../money.ts";
import { sqlText } from "../../sql-text.ts";
import type { WarehousePosition } from "../warehouse.ts";

const upsertRun = `insert or replace into load_runs
  (load_id, state, source, sample, started_at, finished_at, duration_ms, as_of, rows_read, rows_rejected, revenue_before, revenue_after, files_hash, files, run)
  values ($id, $state, $source, $sample, cast($startedAt as timestamptz), cast($finishedAt as timestamptz), $durationMs, cast($asOf as timestamptz), $rowsRead, $rowsRejected,
  cast($before as decimal(38, 4)), cast($after as decimal(38, 4)), $filesHash, $files, $run)`;

export async function writeRun(connection: DuckDBConnection, run: LoadRun): Promise<void> {
  const { report } = run;
  const files = report?.files ?? [];
  await connection.run(upsertRun, {
    id: BigInt(run.id),
    state: run.state,
    source: run.source,
    sample: run.sample,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    durationMs: run.finishedAt ? BigInt(Date.parse(run.finishedAt) - Date.parse(run.startedAt)) : null,
    asOf: report?.asOf ?? null,
    rowsRead: BigInt(files.reduce((sum, file) => sum + file.rows, 0)),
    rowsRejected: BigInt(report?.rejectedRows ?? 0),
    before: report?.before?.revenue ?? null,
    after: report?.after?.revenue ?? null,
    filesHash: filesHash(files),
    files: JSON.stringify(files),
    run: JSON.stringify(run),
  });
}

/** Besides the load in place and those that can be put back. */
const loadsWithRejects = 20;

/** Rejects would add up without end where a job loads the same broken folder every few minutes. */
export async function forgetOldRejects(connection: DuckDBConnection, newestId: number, keptLoads: number): Promise<void> {
  const last = BigInt(newestId - loadsWithRejects);
  const kept_loads = BigInt(keptLoads);
  await connection.run(sqlText("duckdb/forget-rejects"), { last_load_id: last, kept_loads });
  await connection.run(sqlText("duckdb/forget-listed-rejects"), { first_load_id: last - BigInt(loadsWithRejects), last_load_id: last, kept_loads });
}

export async function readRejects(connection: DuckDBConnection, loadId: number, limit: number): Promise<Reject[]> {
  const result = await connection.runAndReadAll(
    `select file, line, column_name as "column", value, reason, message from load_rejects where load_id = $loadId order by position limit $limit`,
    { loadId: BigInt(loadId), limit: BigInt(limit) },
  );
  return result.getRowObjectsJS().map((row) => Reject.parse({ ...row, line: row.line === null ? null : Number(row.line) }));
}

/** A report that another version of the product wrote is done without: the data it tells of is still there. */
const StoredRun = LoadRun.extend({ report: LoadReport.nullable().catch(null), fault: LoadFault.nullable().catch(null) });

/** `condition` and `order` are fixed texts of this module's callers. */
export async function readRuns(connection: DuckDBConnection, where: string, values: Record<string, bigint> = {}): Promise<LoadRun[]> {
  const result = await connection.runAndReadAll(`select run from load_runs ${where}`, values);
  return result.getRowsJS().map(([text]) => StoredRun.parse(JSON.parse(String(text))));
}

/** When each set of files, by hash, was first loaded or tried. */
export async function readFirstSeen(connection: DuckDBConnection): Promise<Map<string, Date>> {
  const result = await connection.runAndReadAll(
    "select files_hash, epoch_ms(min(started_at)) from load_runs where files_hash is not null group by files_hash order by files_hash",
  );
  return new Map(result.getRowsJS().map(([hash, at]) => [String(hash), new Date(Number(at))]));
}

export async function readTotals(connection: DuckDBConnection, currency: string): Promise<LoadTotals> {
  const row = (await connection.runAndReadAll(sqlText("duckdb/totals"))).getRowObjectsJS()[0] ?? {};
  return {
    revenue: moneyText(tenThousandthsOf(String(row.revenue)), currencyDigits(currency)),
    orders: Number(row.orders),
    lines: Number(row.lines),
    customers: Number(row.customers),
    firstDay: row.first_day === null ? null : String(row.first_day),
    lastDay: row.last_day === null ? null : String(row.last_day),
  };
}

const newestVersion = "select version, load_id, stream_position from versions order by version desc limit 1";

export async function readPosition(connection: DuckDBConnection): Promise<WarehousePosition> {
  const row = (await connection.runAndReadAll(newestVersion)).getRowsJS()[0];
  if (!row) return { version: 0, loadId: null, streamPosition: 0 };
  return { version: Number(row[0]), loadId: row[1] === null ? null : Number(row[1]), streamPosition: Number(row[2]) };
}

/** The load in place, then those before it. */
export async function readLoadsInPlace(connection: DuckDBConnection, limit: number): Promise<number[]> {
  const result = await connection.runAndReadAll(
    "select load_id from versions where load_id is not null group by load_id order by max(version) desc limit $limit",
    {
      limit: BigInt(limit),
    },
  );
  return result.getRowsJS().map(([id]) => Number(id));
}

/** The newest row, which is `newest`, moves on, so that events do not make rows without end. `streamPosition`: unchanged when left out. */
export async function moveVersion(
  connection: DuckDBConnection,
  newest: WarehousePosition,
  { at, streamPosition = newest.streamPosition }: { at: Date; streamPosition?: number },
): Promise<WarehousePosition> {
  if (newest.version === 0) return writeVersion(connection, { version: 1, loadId: null, streamPosition }, at);
  const moved = { ...newest, version: newest.version + 1, streamPosition };
  await connection.run(
    "update versions set version = $version, stream_position = $streamPosition, made_at = cast($at as timestamptz) where version = $former",
    { version: BigInt(moved.version), streamPosition: BigInt(streamPosition), at: at.toISOString(), former: BigInt(newest.version) },
  );
  return moved;
}

export async function addVersion(connection: DuckDBConnection, loadId: number, at: Date): Promise<WarehousePosition> {
  const { version, streamPosition } = await readPosition(connection);
  return writeVersion(connection, { version: version + 1, loadId, streamPosition }, at);
}

async function writeVersion(connection: DuckDBConnection, position: WarehousePosition, at: Date): Promise<WarehousePosition> {
  const { version, loadId, streamPosition } = position;
  await connection.run(
    "insert into versions (version, load_id, stream_position, made_at) values ($version, $loadId, $streamPosition, cast($at as timestamptz))",
    {
      version: BigInt(version),
      loadId: loadId === null ? null : BigInt(loadId),
      streamPosition: BigInt(streamPosition),
      at: at.toISOString(),
    },
  );
  return position;
}
