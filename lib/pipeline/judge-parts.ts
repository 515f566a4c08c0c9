/** From figures to a word: which part of the pipeline is well, and what is wrong with one that is not. */
import type { Judgement, Judgements, PipelineFigures, Reason } from "./pipeline.ts";
import { partNames } from "./pipeline-parts.ts";

/** Beyond them a part is degraded; `full` ones: down. */
export const limits = {
  waitingEvents: 10_000,
  /** From there on no more is taken. */
  fullEvents: 1_000_000,
  oldestWaitingMs: 10_000,
  errorIsRecentMs: 5 * 60_000,
  refusedInAnHour: 0,
  freeBytes: 2 * 2 ** 30,
  fullFreeBytes: 200 * 2 ** 20,
  behindMs: 2_000,
  paintP95Ms: 1_000,
  memoryBytes: 2 * 2 ** 30,
};

const ok: Judgement = { health: "ok", reasons: [] };
const degraded = (...reasons: Reason[]): Judgement => (reasons.length === 0 ? ok : { health: "degraded", reasons });
const down = (...reasons: Reason[]): Judgement => ({ health: "down", reasons });

export function judgeParts(figures: PipelineFigures): Judgements {
  return {
    files: judgeFiles(figures),
    load: judgeLoad(figures),
    queue: judgeQueue(figures),
    ingest: judgeIngest(figures),
    deadLetters: judgeDeadLetters(figures),
    warehouse: judgeWarehouse(figures),
    serving: judgeServing(figures),
    viewers: judgeViewers(figures),
    worker: judgeWorker(figures),
  };
}

/** What is to be said when the worker does not answer: nothing of it can be known. */
export function judgeSilence(): Judgements {
  return Object.fromEntries(partNames.map((part) => [part, down({ code: "silent" })])) as Judgements;
}

function judgeFiles({ files }: Pick<PipelineFigures, "files">): Judgement {
  return files.error === null ? ok : degraded({ code: "inbox_unreadable", detail: files.error });
}

function judgeLoad({ load }: Pick<PipelineFigures, "load">): Judgement {
  const detail = load?.error === null || load === null ? {} : { detail: load.error };
  if (load?.state === "failed") return degraded({ code: "load_failed", at: load.at, ...detail });
  if (load?.state === "refused") return degraded({ code: "load_refused", at: load.at, ...detail });
  return ok;
}

type Queue = { at: string; queue: Pick<PipelineFigures["queue"], "waiting" | "oldestPublishTime">; ingest: Pick<PipelineFigures["ingest"], "state"> };

export function judgeQueue({ at, queue, ingest }: Queue): Judgement {
  const { waiting, oldestPublishTime } = queue;
  if (waiting >= limits.fullEvents) return down({ code: "backlog_full", count: waiting });
  const reasons: Reason[] = [];
  const oldestMs = oldestPublishTime === null ? 0 : Date.parse(at) - Date.parse(oldestPublishTime);
  if (waiting > limits.waitingEvents) reasons.push({ code: "backlog_large", count: waiting });
  // Events that somebody holds back wait as long as they are meant to.
  if (oldestMs > limits.oldestWaitingMs && ingest.state !== "paused") reasons.push({ code: "waits_long", count: oldestMs });
  return degraded(...reasons);
}

type Ingest = { at: string; ingest: Pick<PipelineFigures["ingest"], "state" | "pausedSince" | "lastError"> };

export function judgeIngest({ at, ingest }: Ingest): Judgement {
  const { state, pausedSince, lastError } = ingest;
  if (state === "waiting") return down({ code: "cannot_write", ...(lastError && { detail: lastError.message, at: lastError.at }) });
  if (state === "paused") return degraded({ code: "paused", ...(pausedSince && { at: pausedSince }) });
  if (state === "off") return degraded({ code: "elsewhere" });
  const isRecent = lastError !== null && Date.parse(at) - Date.parse(lastError.at) <= limits.errorIsRecentMs;
  return isRecent ? degraded({ code: "had_error", detail: lastError.message, at: lastError.at }) : ok;
}

function judgeDeadLetters({ deadLetters }: Pick<PipelineFigures, "deadLetters">): Judgement {
  return deadLetters.lastHour > limits.refusedInAnHour ? degraded({ code: "refused_lately", count: deadLetters.lastHour }) : ok;
}

export function judgeWarehouse({ worker: { freeBytes } }: { worker: Pick<PipelineFigures["worker"], "freeBytes"> }): Judgement {
  if (freeBytes < limits.fullFreeBytes) return down({ code: "disk_full", count: freeBytes });
  return freeBytes < limits.freeBytes ? degraded({ code: "disk_low", count: freeBytes }) : ok;
}

type Serving = { serving: Pick<PipelineFigures["serving"], "state" | "error" | "behindMs" | "paint"> };

export function judgeServing({ serving }: Serving): Judgement {
  const { state, error, behindMs, paint } = serving;
  const detail = error === null ? {} : { detail: error };
  if (state === "failed") return down({ code: "failed", ...detail });
  if (state === "empty") return degraded({ code: "empty" });
  if (state === "building") return degraded({ code: "building" });
  const reasons: Reason[] = [];
  if (error !== null) reasons.push({ code: "cannot_refresh", detail: error });
  if (behindMs > limits.behindMs) reasons.push({ code: "behind", count: behindMs });
  if (paint !== null && paint.p95 > limits.paintP95Ms) reasons.push({ code: "paints_slow", count: paint.p95 });
  return degraded(...reasons);
}

function judgeViewers({ viewers: { behind } }: Pick<PipelineFigures, "viewers">): Judgement {
  return behind > 0 ? degraded({ code: "viewers_behind", count: behind }) : ok;
}

export function judgeWorker({ worker: { memoryBytes } }: { worker: Pick<PipelineFigures["worker"], "memoryBytes"> }): Judgement {
  return memoryBytes > limits.memoryBytes ? degraded({ code: "memory_high", count: memoryBytes }) : ok;
}
