/** Amounts are added up in 64-bit integers of ten-thousandths, and units are shown as numbers: one absurd event must not end that for all the others. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { mostMoney } from "../../load/check-amounts.ts";
import { LoadRefusal } from "../../load/fault-text.ts";
import { sqlText } from "../../sql-text.ts";
import { UnstorableEvents } from "../streaming.ts";
import type { WarehousePosition } from "../warehouse.ts";

/** Signs apart; money is gross and cost together. */
type Amounts = { units: number; money: number };
type Place = Pick<WarehousePosition, "loadId" | "streamPosition">;

const mostUnits = Number.MAX_SAFE_INTEGER;

export type AmountCheck = ReturnType<typeof createAmountCheck>;

/** Knows what all lines add up to from one batch to the next. A commit that failed, or a load since, has them added up anew. */
export function createAmountCheck() {
  let known: (Amounts & Place) | null = null;
  const isKnown = ({ loadId, streamPosition }: Place) => known?.loadId === loadId && known.streamPosition === streamPosition;

  return {
    /** Of `judged_event`, which takes the lines from one place to the other. Throws UnstorableEvents. */
    async check(connection: DuckDBConnection, from: Place, streamPosition: number): Promise<void> {
      const stored = known && isKnown(from) ? known : await read(connection, "stored-amounts");
      const added = await read(connection, "batch-amounts");
      const sum = { units: stored.units + added.units, money: stored.money + added.money };
      if (!fits(sum)) throw new UnstorableEvents(await tooLarge(connection, stored));
      known = { ...sum, loadId: from.loadId, streamPosition };
    },
    /** The messages of `judged_event` for which there would be no room. */
    async tooLarge(connection: DuckDBConnection, from: Place): Promise<string[]> {
      const stored = known && isKnown(from) ? known : await read(connection, "stored-amounts");
      known = { units: stored.units, money: stored.money, loadId: from.loadId, streamPosition: from.streamPosition };
      const added = await read(connection, "batch-amounts");
      return fits({ units: stored.units + added.units, money: stored.money + added.money }) ? [] : tooLarge(connection, stored);
    },
  };
}

/** After a load was put in place, with what was streamed while its files were read. Throws LoadRefusal. */
export async function checkLoadedAmounts(connection: DuckDBConnection): Promise<void> {
  const { units, money } = await read(connection, "stored-amounts");
  if (!fits({ units, money })) throw new LoadRefusal({ code: units > mostUnits ? "units_too_large" : "amounts_too_large" });
}

function fits({ units, money }: Amounts): boolean {
  return units <= mostUnits && money <= mostMoney;
}

async function read(connection: DuckDBConnection, name: "stored-amounts" | "batch-amounts"): Promise<Amounts> {
  const [row] = (await connection.runAndReadAll(sqlText(`duckdb/append/${name}`))).getRowObjectsJS();
  return { units: Number(row?.units), money: Number(row?.money) };
}

async function tooLarge(connection: DuckDBConnection, { units, money }: Amounts): Promise<string[]> {
  const values = { units_left: mostUnits - units, money_left: mostMoney - money };
  return (await connection.runAndReadAll(sqlText("duckdb/append/too-large"), values)).getRowsJS().map(([messageId]) => String(messageId));
}
