/** What the worker says of itself. */
import { z } from "zod";
import { LoadRun } from "./load/load-run.ts";
import { Money } from "./sales/metrics.ts";
import { DatedAhead, StoreState } from "./sales/paint.ts";

export const IngestStatus = z.object({
  /** `waiting`: it cannot write, and tries again; what comes in is kept in the queue. `paused`: the same, as somebody wants it. `off`: another process does it. */
  state: z.enum(["running", "waiting", "paused", "off"]),
  pausedSince: z.iso.datetime().nullable(),
  /** Events that are not in the warehouse yet. */
  backlog: z.number(),
  oldestPublishTime: z.iso.datetime().nullable(),
  /** Messages committed a second, over the last ten seconds. */
  eventsPerSecond: z.number(),
  lastCommitAt: z.iso.datetime().nullable(),
  /** What it waits for, or waited for last. */
  lastError: z.object({ message: z.string(), at: z.iso.datetime() }).nullable(),
  /** Of the queue's file, acked events that are still kept included. */
  queueBytes: z.number().nullable(),
});
export type IngestStatus = z.infer<typeof IngestStatus>;

const Percentiles = z.object({ p50: z.number(), p95: z.number() }).nullable();

/** What came in as events, of all runs. */
const StreamFigures = z.object({
  events: z.number(),
  duplicates: z.number(),
  differing: z.number(),
  refused: z.number(),
  refusedLastHour: z.number(),
  refusals: z.array(z.object({ rule: z.string(), events: z.number() })),
  superseded: z.object({ lines: z.number(), revenue: Money }),
  /** Made-up lines that count among the others. */
  simulated: z.object({ lines: z.number(), revenue: Money }),
  perMinute: z.array(z.number()),
  toQueueMs: Percentiles,
  toCommitMs: Percentiles,
  late: z.number(),
});
export type StreamFigures = z.infer<typeof StreamFigures>;

export const Status = z.object({
  /** 0 until something can be served. */
  version: z.number(),
  /** As in a paint. */
  newestEvent: z.iso.datetime().nullable(),
  datedAhead: DatedAhead.nullable(),
  store: StoreState,
  /** The load under way, else the last one. */
  load: LoadRun.nullable(),
  warehouse: z.object({ engine: z.enum(["duckdb", "bigquery"]), bytes: z.number() }),
  serving: z.object({ state: z.enum(["empty", "building", "ready", "failed"]), bytes: z.number(), error: z.string().nullable() }),
  ingest: IngestStatus,
  streaming: StreamFigures,
  memoryBytes: z.number(),
  startedAt: z.iso.datetime(),
  /** Until the data of the last run is served, or an empty warehouse has its sample. */
  isStarting: z.boolean(),
});
export type Status = z.infer<typeof Status>;

/** What an open page hears of by itself. */
export type News = Pick<Status, "load" | "ingest" | "streaming">;

export const ErrorReply = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    value: z.string().optional(),
    /** Stands in the log as well. */
    id: z.string().optional(),
  }),
});
export type ErrorReply = z.infer<typeof ErrorReply>;
