/** What the worker says of itself; a page asks every second or two to hear of a new version or a running load. */
import { z } from "zod";
import { LoadRun } from "./load/load-run.ts";
import { StoreState } from "./sales/paint.ts";

export const Status = z.object({
  /** 0 until something can be served. */
  version: z.number(),
  newestEvent: z.iso.datetime().nullable(),
  store: StoreState,
  /** The load under way, else the last one. */
  load: LoadRun.nullable(),
  warehouse: z.object({ engine: z.enum(["duckdb", "bigquery"]), bytes: z.number() }),
  serving: z.object({ state: z.enum(["empty", "building", "ready", "failed"]), bytes: z.number(), error: z.string().nullable() }),
  memoryBytes: z.number(),
  startedAt: z.iso.datetime(),
});
export type Status = z.infer<typeof Status>;

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
