/** The serving store: the sales laid out for the questions a dashboard asks. Derived: deleted, it is built again from the warehouse. */
import type { Detail, DetailParams } from "../sales/detail.ts";
import type { FilterValues, FilterValuesParams } from "../sales/filter-values.ts";
import type { Filters } from "../sales/filters.ts";
import type { Order } from "../sales/order.ts";
import type { Paint } from "../sales/paint.ts";
import type { PaintQuery } from "../sales/paint-query.ts";

/** A paint without what the worker adds: its version, its cost, the store. */
export type PaintTiles = Omit<Paint, "version" | "cost" | "store" | "newestEvent">;

export type DetailQuery = Omit<DetailParams, "from" | "to" | "version" | keyof Filters> & { range: { from: string; to: string }; filters: Filters };

export type ServingBounds = { firstDay: string | null; lastDay: string | null; newestEvent: string | null; lines: number };

/** One version of the store, open for reading. Each answer is read in one transaction, and broken off when its signal aborts. */
export interface ServingStore {
  readonly bounds: ServingBounds;
  /** Of which moment of the warehouse it is. */
  readonly position: { loadId: number | null; streamPosition: number };
  readonly timeZone: string;
  /** Lines before the earlier range decide whether it can be compared with: none gives reason `no_earlier_sales`. */
  paint(query: PaintQuery, signal?: AbortSignal): Promise<PaintTiles & { queries: number }>;
  detail(query: DetailQuery, signal?: AbortSignal): Promise<Omit<Detail, "version">>;
  /** All rows under the filter, in order, in chunks of a few thousand. */
  detailChunks(query: DetailQuery, signal?: AbortSignal): AsyncIterable<Detail["rows"]>;
  filterValues(
    query: Omit<FilterValuesParams, "from" | "to" | keyof Filters> & { range: { from: string; to: string }; filters: Filters },
    signal?: AbortSignal,
  ): Promise<Omit<FilterValues, "version">>;
  order(orderId: string, signal?: AbortSignal): Promise<Omit<Order, "version"> | null>;
  /** Waits for reads under way. */
  close(): Promise<void>;
}
