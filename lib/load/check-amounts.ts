/** The serving store adds amounts up in 64-bit integers of ten-thousandths, and a page shows units as numbers: both must hold the sums of all lines. */
import { sqlText } from "../sql-text.ts";
import type { LoadFault } from "./load-run.ts";
import type { StagingDatabase } from "./staging-database.ts";

/** Gross and cost together, in units of money: what 64 bits hold, less what a double may be off. */
export const mostMoney = 920_000_000_000_000;

/** Reads the views `kept_<table>` and `streamed`. null: they fit. */
export async function amountsFault({ ask }: StagingDatabase): Promise<LoadFault | null> {
  const [bounds] = await ask(sqlText("load/amount-bounds"));
  const [units, gross] = [Number(bounds?.units), Number(bounds?.gross)];
  if (units > Number.MAX_SAFE_INTEGER) return { code: "units_too_large" };
  if (gross + units * Number(bounds?.highest_cost) <= mostMoney) return null;
  const [exact] = await ask(sqlText("load/cost-bound"));
  if (gross + Number(exact?.cost) <= mostMoney) return null;
  return { code: "amounts_too_large" };
}
