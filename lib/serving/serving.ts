/** The serving store: the sales laid out for the questions a dashboard asks. Derived: deleted, it is built again from the warehouse. */

import type { DayTotals } from "../sales/day-totals.ts";
import type { Detail, DetailParams } from "../sales/detail.ts";
import type { FilterValues, FilterValuesParams } from "../sales/filter-values.ts";
import type { DateRange, Filters } from "../sales/filters.ts";
import type { Live } from "../sales/live.ts";
import type { NewestEvent } from "../sales/newest-event.ts";
import type { Order } from "../sales/order.ts";
import type { Paint } from "../sales/paint.ts";
import type { PaintQuery } from "../sales/paint-query.ts";

/** A paint without what the worker adds: its version, its cost, the store. */
export type PaintTiles = Omit<Paint, "version" | "cost" | "store" | "newestEvent" | "datedAhead">;

export type LiveTiles = PaintTiles & Pick<Live, "window" | "split" | "last24h" | "wholeStream" | "lines"> & { queries: number };

export type DetailQuery = Omit<DetailParams, "from" | "to" | "version" | keyof Filters> & { range: { from: string; to: string }; filters: Filters };

/** `newestEvent`: whatever the clock says. */
export type ServingBounds = { firstDay: string | null; lastDay: string | null; newestEvent: string | null; lines: number };

/** Which moment of the warehouse an answer is of. */
export type Moment = { version: number; loadId: number | null; streamPosition: number; bounds: ServingBounds };

export type Asked<T> = T & { moment: Moment };
type FilterValuesQuery = Omit<FilterValuesParams, "from" | "to" | keyof Filters> & { range: { from: string; to: string }; filters: Filters };

/** The detail table of one moment. */
export type DetailSource = { detail(query: DetailQuery, signal?: AbortSignal): Promise<Asked<Omit<Detail, "version">>> };

/** One moment, kept readable. Paints are counted anew, and one question waits for the other. */
export interface ServingMoment extends DetailSource {
  moment: Moment;
  paint(query: PaintQuery, signal?: AbortSignal): Promise<PaintTiles & { queries: number }>;
  days(signal?: AbortSignal): Promise<DayTotals[]>;
  close(): Promise<void>;
}

/** The store, open for reading while it grows. Each answer is read in one transaction, and broken off when its signal aborts. */
export interface ServingStore extends DetailSource {
  /** What is read from now on. */
  moment(): Moment;
  /** As the clock says it. May know of lines that came since the latest moment. */
  newestEvent(now: Date): Promise<NewestEvent>;
  /** The version that last changed lines of these days: what was read of them since is still right. */
  lastTouched(ranges: DateRange[]): number;
  readonly timeZone: string;
  /** Lines before the earlier range decide whether it can be compared with: none gives reason `no_earlier_sales`. */
  paint(query: PaintQuery, signal?: AbortSignal): Promise<Asked<PaintTiles & { queries: number }>>;
  /** A paint with what the live page adds; `now` ends the last 24 hours. */
  live(query: PaintQuery, now: Date, signal?: AbortSignal): Promise<Asked<LiveTiles>>;
  /** All rows under the filter, in order, in chunks of a few thousand, from a file that is there when it returns. To be closed however many were read. */
  detailChunks(
    query: Omit<DetailQuery, "offset" | "limit">,
    signal?: AbortSignal,
  ): Promise<{ moment: Moment; chunks: AsyncIterable<Detail["rows"]>; close(): Promise<void> }>;
  filterValues(query: FilterValuesQuery, signal?: AbortSignal): Promise<Asked<Omit<FilterValues, "version">>>;
  /** null when there is none. */
  order(orderId: string, signal?: AbortSignal): Promise<Asked<Omit<Order, "version">> | null>;
  /** Takes in the warehouse's live lines up to that position, of the same load. A version that is not above its own changes nothing. */
  refresh(position: Pick<Moment, "version" | "streamPosition">): Promise<void>;
  /** Keeps this moment readable until it is closed. */
  hold(): Promise<ServingMoment>;
  /** Waits for reads under way. */
  close(): Promise<void>;
}
