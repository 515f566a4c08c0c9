/** Amounts are added up in 64-bit integers of ten-thousandths, and units are shown as numbers: one absurd event must not end that for all the others. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { mostMoney } from "../../load/check-amounts.ts";
import { sqlText } from "../../sql-text.ts";
import { UnstorableEvents } from "../streaming.ts";

/** A batch below this share of what fits is taken without adding up all the lines that are there: 100,000 of them are needed to fill it. */
const smallShare = 1e-5;

/** Of `judged_event`. Throws UnstorableEvents. */
export async function checkAmounts(connection: DuckDBConnection): Promise<void> {
  const [[units, money] = []] = (await connection.runAndReadAll(sqlText("duckdb/append/batch-amounts"))).getRowsJS();
  if (Number(units) <= Number.MAX_SAFE_INTEGER * smallShare && Number(money) <= mostMoney * smallShare) return;
  const values = { most_units: Number.MAX_SAFE_INTEGER, most_money: mostMoney };
  const found = (await connection.runAndReadAll(sqlText("duckdb/append/too-large"), values)).getRowsJS();
  if (found.length > 0) throw new UnstorableEvents(found.map(([messageId]) => String(messageId)));
}
