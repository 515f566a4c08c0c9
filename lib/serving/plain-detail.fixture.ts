/** Detail rows and filter values by plain SQL over `v_sales`, line by line: what the serving store's must equal. */
import { type DuckDBType, type DuckDBValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { moneyText } from "../money.ts";
import type { DetailRow } from "../sales/detail.ts";
import { type FilterName, filterNames } from "../sales/dimensions.ts";
import type { FilterValues } from "../sales/filter-values.ts";
import type { DateRange, Filters } from "../sales/filters.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";

type Selection = { range: DateRange; filters: Filters };

const selected = `store_day >= cast($from as date) and store_day < cast($to as date)
  and (len($country) = 0 or list_contains($country, country))
  and (len($category) = 0 or list_contains($category, category))
  and (len($channel) = 0 or list_contains($channel, channel))
  and (len($source) = 0 or list_contains($source, source))
  and (len($product) = 0 or list_contains($product, product_id))`;

const amount = "cast(sum(gross_amount) * 10000 as bigint)";

/** In the table's own order; `sum`: of the rows before rounding, with two digits. */
export async function plainDetail(warehouse: DuckdbWarehouse, selection: Selection): Promise<{ rows: DetailRow[]; sum: string }> {
  const rows = await ask(
    warehouse,
    `select order_id, cast(min(store_day) as text), customer_id, any_value(customer_name), any_value(country), category, any_value(channel), ${amount}
    from v_sales where ${selected} group by order_id, customer_id, category`,
    selection,
  );
  const revenues = rows.map((row) => BigInt(row[7] as bigint));
  const detail = rows.map(([orderId, date, customerId, customerName, country, category, channel], index) => ({
    orderId: String(orderId),
    date: String(date),
    customerId: textOrNull(customerId),
    customerName: textOrNull(customerName),
    country: String(country),
    category: String(category),
    channel: String(channel),
    revenue: moneyText(revenues[index] ?? 0n, 2),
  }));
  return {
    rows: detail,
    sum: moneyText(
      revenues.reduce((total, revenue) => total + revenue, 0n),
      2,
    ),
  };
}

export async function plainFilterValues(
  warehouse: DuckdbWarehouse,
  { range, filters }: Selection,
  dimension: FilterName,
): Promise<Omit<FilterValues, "version">> {
  const column = dimension === "product" ? "product_id" : dimension;
  const label = dimension === "product" ? "any_value(coalesce(product_name, nullif(subcategory, 'unknown'), product_id))" : column;
  const rows = await ask(warehouse, `select ${column}, ${label}, ${amount} from v_sales where ${selected} group by ${column} order by 3 desc, 1`, {
    range,
    filters: { ...filters, [dimension]: [] },
  });
  const values = rows.map(([key, text, revenue]) => ({ key: String(key), label: String(text), revenue: moneyText(BigInt(revenue as bigint), 2) }));
  return { total: values.length, values: values.slice(0, 100) };
}

async function ask(warehouse: DuckdbWarehouse, sql: string, { range, filters }: Selection): Promise<DuckDBValue[][]> {
  const values: Record<string, DuckDBValue> = { ...range };
  const types: Record<string, DuckDBType> = { from: VARCHAR, to: VARCHAR };
  for (const name of filterNames) {
    values[name] = listValue(filters[name]);
    types[name] = LIST(VARCHAR);
  }
  const connection = await warehouse.connect();
  try {
    return (await connection.runAndReadAll(sql, values, types)).getRows();
  } finally {
    connection.closeSync();
  }
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
