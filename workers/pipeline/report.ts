/** Puts together how the pipeline fares. Asked as often as anybody likes, it looks at most once a second. */
import type { LoadRun } from "../../lib/load/load-run.ts";
import { judgeParts } from "../../lib/pipeline/judge-parts.ts";
import type { Pipeline, PipelineFigures } from "../../lib/pipeline/pipeline.ts";
import type { State } from "../../lib/state/open-state.ts";
import type { Status } from "../../lib/status.ts";
import { keepFor } from "../keep-for.ts";
import type { BacklogWatch } from "./backlog-watch.ts";
import type { IngestPauses } from "./ingest-pause.ts";
import type { EventLags } from "./lags.ts";
import type { createRecentTimes } from "./recent-times.ts";

export type ReportParts = {
  status: () => Promise<Status>;
  pauses: Pick<IngestPauses, "current">;
  lags: EventLags;
  paints: Pick<ReturnType<typeof createRecentTimes>, "read">;
  backlog: Pick<BacklogWatch, "perSecond" | "mostPerMinute">;
  /** Acked events that the queue still keeps. */
  keptEvents: () => Promise<number | null>;
  servedLines: () => number;
  viewers: () => PipelineFigures["viewers"];
  files: () => PipelineFigures["files"];
  disk: () => Pick<PipelineFigures["worker"], "stateBytes" | "backupBytes" | "freeBytes">;
  queueMaxBytes: number;
  incidents: State["incidents"];
  now: () => Date;
};

const freshMs = 900;
const shownIncidents = 30;

export function createReport(parts: ReportParts): () => Promise<Pipeline> {
  return keepFor(freshMs, () => makeReport(parts));
}

async function makeReport(parts: ReportParts): Promise<Pipeline> {
  const figures = await readFigures(parts);
  return { figures, parts: judgeParts(figures), incidents: parts.incidents.newest(shownIncidents) };
}

async function readFigures(parts: ReportParts): Promise<PipelineFigures> {
  const { pauses, lags, paints, backlog, queueMaxBytes, now } = parts;
  const [status, kept] = await Promise.all([parts.status(), parts.keptEvents()]);
  const { ingest, streaming, serving, warehouse } = status;
  const { duplicates, differing, refused, refusedLastHour, refusals, events, superseded } = streaming;
  const [mostRule] = refusals.toSorted((a, b) => b.events - a.events);
  return {
    at: now().toISOString(),
    files: parts.files(),
    load: status.load && loadSummary(status.load),
    queue: {
      waiting: ingest.backlog,
      oldestPublishTime: ingest.oldestPublishTime,
      perSecond: backlog.perSecond(),
      kept,
      bytes: ingest.queueBytes,
      maxBytes: queueMaxBytes,
      mostPerMinute: backlog.mostPerMinute(),
    },
    ingest: {
      state: ingest.state,
      pausedSince: ingest.pausedSince,
      pausedBy: pauses.current()?.by ?? null,
      lastCommitAt: ingest.lastCommitAt,
      lastError: ingest.lastError,
      perSecond: ingest.eventsPerSecond,
      duplicates,
      differing,
    },
    deadLetters: { refused, lastHour: refusedLastHour, mostRule: mostRule?.rule ?? null },
    warehouse: { ...warehouse, events, superseded: superseded.lines },
    serving: { ...serving, version: status.version, lines: parts.servedLines(), behindMs: lags.behindMs(), paint: paints.read() },
    viewers: parts.viewers(),
    worker: { startedAt: status.startedAt, memoryBytes: status.memoryBytes, ...parts.disk() },
    lag: lags.read(),
  };
}

function loadSummary({ id, state, startedAt, finishedAt, report, error }: LoadRun): PipelineFigures["load"] {
  const lines = report?.after?.lines ?? null;
  return { id, state, at: finishedAt ?? startedAt, lines, rejectedRows: report?.rejectedRows ?? 0, error };
}
