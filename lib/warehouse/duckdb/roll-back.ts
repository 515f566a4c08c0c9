/** Former loads that are kept: put back in place, and what that would make of the revenue. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { type LoadRun, withSuperseded } from "../../load/load-run.ts";
import { currencyDigits, moneyText } from "../../money.ts";
import type { WarehousePosition } from "../warehouse.ts";
import { checkLoadedAmounts } from "./check-amounts.ts";
import { exactSum } from "./exact-amount.ts";
import { demandHistory, folderOf, historyViews, showHistory } from "./history.ts";
import { addVersion, readRuns, writeRun } from "./load-records.ts";
import { readSupersededTotals } from "./stream-records.ts";

type Placing = { run: LoadRun; currency: string; now: () => Date };
type Placed = { position: WarehousePosition; run: LoadRun };

/** In the caller's transaction. The load keeps its own as_of. */
export async function putBack(connection: DuckDBConnection, history: string, loadId: number, placing: Placing): Promise<Placed> {
  demandHistory(history, loadId);
  await showHistory(connection, history, loadId);
  await checkLoadedAmounts(connection);
  return recordPlaced(connection, loadId, placing);
}

/** From here on that load is in place. What it supersedes stands in the run that put it there. */
export async function recordPlaced(connection: DuckDBConnection, loadId: number, { run, currency, now }: Placing): Promise<Placed> {
  await writeRun(connection, run);
  const position = await addVersion(connection, loadId, now());
  const superseded = await readSupersededTotals(connection, currency);
  const counted = { ...run, report: run.report && withSuperseded(run.report, superseded) };
  await writeRun(connection, counted);
  return { position, run: counted };
}

export async function readRevenueWith(connection: DuckDBConnection, history: string, loadId: number, currency: string): Promise<string> {
  demandHistory(history, loadId);
  const [run] = await readRuns(connection, "where load_id = $id", { id: BigInt(loadId) });
  const sql = historyViews("duckdb/revenue-with", folderOf(history, loadId));
  const [row = {}] = (await connection.runAndReadAll(sql, { as_of: run?.report?.asOf ?? null })).getRowObjects();
  return moneyText(exactSum(row.revenue), currencyDigits(currency));
}
