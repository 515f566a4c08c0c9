/** The truth of one moment by plain SQL over `v_sales`, however many events come in meanwhile. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { assemblePaint } from "../../sales/assemble-paint.ts";
import type { DayTotals } from "../../sales/day-totals.ts";
import type { DateRange } from "../../sales/filters.ts";
import type { PaintQuery } from "../../sales/paint-query.ts";
import type { PaintTiles } from "../../serving/serving.ts";
import { sqlText } from "../../sql-text.ts";
import type { WarehousePosition } from "../warehouse.ts";
import { exactSum } from "./exact-amount.ts";
import { readPosition } from "./load-records.ts";
import { readPlainTiles } from "./paint.ts";

export type PlainMoment = {
  position: WarehousePosition;
  days(): Promise<DayTotals[]>;
  /** Copies the lines of these days: paints are of them alone from then on, and cost the less. */
  take(range: DateRange): Promise<void>;
  paint(query: PaintQuery): Promise<PaintTiles>;
  close(): void;
};

/** On a connection of its own, whose transaction keeps the moment. Aborting breaks off what is asked. */
export async function openPlainMoment(connection: DuckDBConnection, digits: number, signal: AbortSignal): Promise<PlainMoment> {
  const interrupt = () => connection.interrupt();
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    signal.addEventListener("abort", interrupt, { once: true });
    try {
      return await ask();
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener("abort", interrupt);
    }
  };
  await connection.run("begin transaction");
  return {
    position: await readPosition(connection),
    days: () => asked(() => readDays(connection)),
    take: (range) => asked(async () => void (await connection.run(sqlText("duckdb/take-lines"), range))),
    paint: (query) => asked(async () => assemblePaint(query, await readPlainTiles(connection, query), digits)),
    close: () => connection.closeSync(),
  };
}

async function readDays(connection: DuckDBConnection): Promise<DayTotals[]> {
  const rows = (await connection.runAndReadAll(sqlText("duckdb/day-totals"))).getRowObjects();
  return rows.map(({ day, lines, revenue, sales, units }) => ({
    day: String(day),
    lines: Number(lines),
    revenue: exactSum(revenue),
    sales: exactSum(sales),
    units: Number(units),
  }));
}
