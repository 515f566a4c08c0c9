/** What a serving file says of itself, read once when it is opened. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { askNames, parseNames } from "../sales/names.ts";
import { dayText } from "../sales/side.ts";
import type { StoreShape } from "../sales/store-shape.ts";
import { readRows } from "./read.ts";
import type { ServingBounds } from "./serving.ts";

export type StoreFacts = StoreShape & {
  layout: string;
  position: { loadId: number | null; streamPosition: number };
  bounds: ServingBounds;
};

export async function readStoreFacts(connection: DuckDBConnection): Promise<StoreFacts | null> {
  const meta = (await readRows(connection, { sql: "serving/meta", values: {} }))[0];
  if (!meta) return null;
  const day = (value: unknown) => (value === null ? null : dayText(Number(value)));
  return {
    layout: String(meta.layout),
    position: { loadId: meta.load_id === null ? null : Number(meta.load_id), streamPosition: Number(meta.stream_position) },
    bounds: {
      firstDay: day(meta.first_day),
      lastDay: day(meta.last_day),
      newestEvent: meta.newest_event_ms === null ? null : new Date(Number(meta.newest_event_ms)).toISOString(),
      lines: Number(meta.lines),
    },
    timeZone: String(meta.time_zone),
    firstDay: numberOrNull(meta.first_day),
    lastDay: numberOrNull(meta.last_day),
    knownCustomers: Number(meta.known_customers),
    lastCustomer: Math.max(Number(meta.customers) - 1, 0),
    lastOrder: Math.max(Number(meta.orders) - 1, 0),
    hasSplitOrders: Number(meta.split_rows) > 0,
    names: parseNames(await readRows(connection, askNames)),
  };
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}
