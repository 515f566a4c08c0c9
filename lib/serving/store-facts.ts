/** What a serving file says of itself, read when it is opened and after every refresh. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { askNames, type Names, parseNames } from "../sales/names.ts";
import { dayText } from "../sales/side.ts";
import type { StoreShape } from "../sales/store-shape.ts";
import { readRows } from "./read.ts";
import type { Moment } from "./serving.ts";

export type StoreFacts = StoreShape & {
  layout: string;
  moment: Moment;
  /** How many keys there are of each. */
  counts: { orders: number; customers: number; products: number };
};

/** `version`: the warehouse's, of that moment; the file does not know it. `names`: where they are known, as they stay what they were when it was built. */
export async function readStoreFacts(connection: DuckDBConnection, version: number, names?: Names): Promise<StoreFacts | null> {
  const meta = (await readRows(connection, { sql: "serving/meta", values: {} }))[0];
  if (!meta) return null;
  const day = (value: unknown) => (value === null ? null : dayText(Number(value)));
  return {
    layout: String(meta.layout),
    moment: {
      version,
      loadId: meta.load_id === null ? null : Number(meta.load_id),
      streamPosition: Number(meta.stream_position),
      bounds: {
        firstDay: day(meta.first_day),
        lastDay: day(meta.last_day),
        newestEvent: meta.newest_event_ms === null ? null : new Date(Number(meta.newest_event_ms)).toISOString(),
        lines: Number(meta.lines),
      },
    },
    counts: { orders: Number(meta.orders), customers: Number(meta.customers), products: Number(meta.products) },
    timeZone: String(meta.time_zone),
    firstDay: numberOrNull(meta.first_day),
    lastDay: numberOrNull(meta.last_day),
    knownCustomers: Number(meta.known_customers),
    lastCustomer: Math.max(Number(meta.customers) - 1, 0),
    lastOrder: Math.max(Number(meta.orders) - 1, 0),
    builtOrders: Number(meta.built_orders),
    hasSplitOrders: Number(meta.split_rows) > 0,
    names: names ?? parseNames(await readRows(connection, askNames)),
  };
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}
