/** All there is to say and to do about the flow of data as a whole. */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../lib/config.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { log } from "../../lib/log.ts";
import { judgeIngest, judgeQueue, judgeServing, judgeWarehouse, judgeWorker } from "../../lib/pipeline/judge-parts.ts";
import type { Judgement, PipelineFigures } from "../../lib/pipeline/pipeline.ts";
import type { PartName } from "../../lib/pipeline/pipeline-parts.ts";
import type { ServingStore } from "../../lib/serving/serving.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";
import type { IngestStatus, Status } from "../../lib/status.ts";
import type { Jobs } from "../jobs/open-jobs.ts";
import { keepFor } from "../keep-for.ts";
import type { ServingFiles } from "../loads/serving-files.ts";
import { watchBacklog } from "./backlog-watch.ts";
import { readDiskSizes, readInbox } from "./disk-sizes.ts";
import type { IngestPauses } from "./ingest-pause.ts";
import type { EventLags } from "./lags.ts";
import type { createRecentTimes } from "./recent-times.ts";
import { createReport } from "./report.ts";
import { checkServing } from "./self-check.ts";
import { watchParts } from "./watch-parts.ts";

type Parts = {
  settings: Pick<Config, "dataDir" | "inboxDir" | "queueMaxBytes">;
  state: Pick<State, "incidents">;
  pauses: IngestPauses;
  lags: EventLags;
  paints: ReturnType<typeof createRecentTimes>;
  status: () => Promise<Status>;
  ingestStatus: () => Promise<IngestStatus>;
  jobs: Pick<Jobs, "start">;
  serving: Pick<ServingFiles, "state" | "rebuild" | "sameMoment">;
  store: () => ServingStore;
  digits: number;
  keptEvents: () => Promise<number | null>;
  served: () => { lines: number };
  viewers: () => PipelineFigures["viewers"];
  now?: () => Date;
};

export type Pipeline = Pick<ReturnType<typeof openPipeline>, "pauses" | "report" | "rebuild" | "check">;

/** A folder is not looked through more often. */
const diskFreshMs = 5_000;

export function openPipeline(parts: Parts) {
  const { settings, state, pauses, lags, paints, status, ingestStatus, keptEvents, served, viewers, now = () => new Date() } = parts;
  const disk = keepFor(diskFreshMs, () => readDiskSizes(settings.dataDir));
  const files = keepFor(diskFreshMs, () => readInbox(settings.inboxDir));
  let perSecond = 0;
  const backlog = watchBacklog({
    async waiting() {
      const ingest = await ingestStatus();
      perSecond = ingest.eventsPerSecond;
      return ingest.backlog;
    },
    committedPerSecond: () => perSecond,
    onError: (err) => log.error({ err }, "the queue could not be looked at"),
  });
  const ended = noteStart(settings.dataDir, state.incidents);

  /** Of what is known without asking the warehouse. */
  async function judgeCheaply(): Promise<Partial<Record<PartName, Judgement>>> {
    const ingest = await ingestStatus();
    const at = now().toISOString();
    const queue = { waiting: ingest.backlog, oldestPublishTime: ingest.oldestPublishTime };
    const worker = { memoryBytes: process.memoryUsage.rss(), ...disk() };
    return {
      queue: judgeQueue({ at, queue, ingest }),
      ingest: judgeIngest({ at, ingest }),
      warehouse: judgeWarehouse({ worker }),
      serving: judgeServing({ serving: { ...parts.serving.state(), behindMs: lags.behindMs(), paint: null } }),
      worker: judgeWorker({ worker }),
    };
  }

  const watch = watchParts({ judge: judgeCheaply, write: state.incidents.add });
  const report = createReport({
    status,
    pauses,
    lags,
    paints,
    backlog,
    keptEvents,
    servedLines: () => served().lines,
    viewers,
    files,
    disk,
    queueMaxBytes: settings.queueMaxBytes,
    incidents: state.incidents,
    now,
  });
  return {
    pauses,
    report,
    /** What is served stays so until the new store takes its place. Throws AppError `conflict`. */
    rebuild: (by: Actor): Job =>
      parts.jobs.start({ kind: "rebuild", by, exclusion: "warehouse" }, async ({ progress, signal }) => {
        const started = performance.now();
        await parts.serving.rebuild(signal, (step) => progress({ step }));
        return { ms: Math.round(performance.now() - started), lines: served().lines };
      }),
    /** Holds what is served against plain SQL. Throws AppError `conflict`. */
    check: (by: Actor): Job =>
      parts.jobs.start({ kind: "self_check", by, exclusion: "self_check" }, (work) =>
        checkServing({ serving: parts.store, sameMoment: parts.serving.sameMoment, digits: parts.digits, now }, work),
      ),
    async close(): Promise<void> {
      backlog.close();
      await watch.close();
      ended();
    },
  };
}

/** Whether the process before was ended as it should be: else it was killed, or it crashed, and its mark is still there. To be called at the end. */
function noteStart(dataDir: string, incidents: State["incidents"]): () => void {
  const mark = join(dataDir, "worker-running");
  incidents.add({ part: "worker", what: existsSync(mark) ? "started_after_break" : "started", reasons: [] });
  writeFileSync(mark, "");
  return () => rmSync(mark, { force: true });
}
