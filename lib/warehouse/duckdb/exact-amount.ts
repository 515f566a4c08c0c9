/** Decimals with four places, as the tables have money, in ten-thousandths. */
import { DuckDBDecimalValue, type DuckDBValue } from "@duckdb/node-api";

export function exactAmount(value: DuckDBValue | undefined): bigint {
  if (value instanceof DuckDBDecimalValue && value.scale === 4) return value.value;
  throw new TypeError(`Expected a decimal with 4 places, not ${String(value)}`);
}

/** Of no rows it is null, and 0. */
export function exactSum(value: DuckDBValue | undefined): bigint {
  return value === null ? 0n : exactAmount(value);
}
