/** How the data flows at the moment: every part of the way, and what is to be said of it. */
import { z } from "zod";
import { IngestStatus, Status } from "../status.ts";
import { type PartName, partNames } from "./pipeline-parts.ts";

const Percentiles = z.object({ p50: z.number(), p95: z.number() });
const Lag = Percentiles.extend({ most: z.number() }).nullable();

/** Of the live events of the last minutes, in ms; null without one. Late events are no part of what begins with the event. */
export const Lags = z.object({
  toQueue: Lag,
  toCommit: Lag,
  toShown: Lag,
  /** From the event until its version was told to the open pages: measured whole, since percentiles of stages do not add up. */
  whole: Lag,
});
export type Lags = z.infer<typeof Lags>;

const LoadSummary = z.object({
  id: z.number(),
  state: z.string(),
  at: z.iso.datetime(),
  lines: z.number().nullable(),
  rejectedRows: z.number(),
  error: z.string().nullable(),
});

export const PipelineFigures = z.object({
  /** By the worker's clock. */
  at: z.iso.datetime(),
  /** `files`: CSV files there; null where the folder cannot be read. */
  files: z.object({ files: z.number().nullable(), changedAt: z.iso.datetime().nullable(), error: z.string().nullable() }),
  /** The one under way, else the last. */
  load: LoadSummary.nullable(),
  queue: z.object({
    waiting: z.number(),
    oldestPublishTime: z.iso.datetime().nullable(),
    /** Events that came in a second, over the last ten seconds. */
    perSecond: z.number(),
    kept: z.number().nullable(),
    bytes: z.number().nullable(),
    maxBytes: z.number(),
    /** The most that waited in each of the last minutes, the oldest first; null before the worker was there. */
    mostPerMinute: z.array(z.number().nullable()),
  }),
  ingest: IngestStatus.pick({ state: true, pausedSince: true, lastCommitAt: true, lastError: true }).extend({
    pausedBy: z.string().nullable(),
    perSecond: z.number(),
    duplicates: z.number(),
    differing: z.number(),
  }),
  deadLetters: z.object({ refused: z.number(), lastHour: z.number(), mostRule: z.string().nullable() }),
  warehouse: Status.shape.warehouse.extend({ events: z.number(), superseded: z.number() }),
  serving: Status.shape.serving.extend({
    version: z.number(),
    lines: z.number(),
    /** Age of what was committed and cannot be read yet. */
    behindMs: z.number(),
    /** Of the last minutes, answered anew; null without one. */
    paint: Percentiles.nullable(),
  }),
  /** Streams of news: one for each web process and role. */
  viewers: z.object({ streams: z.number(), behind: z.number() }),
  worker: z.object({
    startedAt: z.iso.datetime(),
    memoryBytes: z.number(),
    stateBytes: z.number(),
    backupBytes: z.number(),
    freeBytes: z.number(),
  }),
  lag: Lags,
});
export type PipelineFigures = z.infer<typeof PipelineFigures>;

const Health = z.enum(["ok", "degraded", "down"]);

const ReasonCode = z.enum([
  "inbox_unreadable",
  "load_failed",
  "load_refused",
  "backlog_large",
  "backlog_full",
  "waits_long",
  "paused",
  "elsewhere",
  "cannot_write",
  "had_error",
  "refused_lately",
  "disk_low",
  "disk_full",
  "empty",
  "building",
  "failed",
  "cannot_refresh",
  "behind",
  "paints_slow",
  "viewers_behind",
  "memory_high",
  "silent",
]);

/** `count`: of what the reason counts (events, ms, bytes); `detail`: an error's own words. */
const Reason = z.object({ code: ReasonCode, count: z.number().optional(), detail: z.string().optional(), at: z.iso.datetime().optional() });
export type Reason = z.infer<typeof Reason>;

const Judgement = z.object({ health: Health, reasons: z.array(Reason) });
export type Judgement = z.infer<typeof Judgement>;
export type Judgements = Record<PartName, Judgement>;

export const Incident = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  part: z.enum(partNames),
  what: z.enum(["ok", "degraded", "down", "started", "started_after_break"]),
  reasons: z.array(Reason),
});
export type Incident = z.infer<typeof Incident>;

export const Pipeline = z.object({
  figures: PipelineFigures,
  parts: z.record(z.enum(partNames), Judgement),
  /** What went wrong, or right again, the last first. */
  incidents: z.array(Incident),
});
export type Pipeline = z.infer<typeof Pipeline>;
