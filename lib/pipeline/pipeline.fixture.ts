/** A pipeline where all is well, for tests to change. */
import type { PipelineFigures } from "./pipeline.ts";

const at = "2026-01-01T12:00:00.000Z";

export const wellFigures: PipelineFigures = {
  at,
  files: { files: 4, changedAt: "2026-01-01T09:00:00.000Z", error: null },
  load: { id: 42, state: "loaded", at: "2026-01-01T09:05:00.000Z", lines: 589, rejectedRows: 0, error: null },
  queue: { waiting: 0, oldestPublishTime: null, perSecond: 0.07, kept: 1_037, bytes: 4_096, maxBytes: 10_000_000_000, mostPerMinute: [] },
  ingest: { state: "running", pausedSince: null, pausedBy: null, lastCommitAt: at, lastError: null, perSecond: 0.07, duplicates: 31, differing: 0 },
  deadLetters: { refused: 27, lastHour: 0, mostRule: "not_json" },
  warehouse: { engine: "duckdb", bytes: 14_200_000, events: 1_037, superseded: 9 },
  serving: { state: "ready", bytes: 3_100_000, error: null, version: 1_842, lines: 1_626, behindMs: 0, paint: { p50: 6, p95: 41 } },
  viewers: { streams: 1, behind: 0 },
  worker: { startedAt: "2026-01-01T05:12:40.000Z", memoryBytes: 212_000_000, stateBytes: 90_000, backupBytes: 0, freeBytes: 50 * 2 ** 30 },
  lag: { toQueue: null, toCommit: null, toShown: null, whole: null },
};
