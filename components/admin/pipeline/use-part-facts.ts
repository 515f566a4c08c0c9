"use client";
import { useTranslations } from "next-intl";
import type { PipelineFigures } from "../../../lib/pipeline/pipeline.ts";
import type { PartName } from "../../../lib/pipeline/pipeline-parts.ts";
import { byteText } from "../../ui/byte-text.ts";
import { shortDuration } from "../../ui/short-duration.ts";
import { useFormat } from "../../ui/use-format.tsx";
import type { Fact } from "./node.tsx";

/** The numbers that stand with each part. */
export function usePartFacts(figures: PipelineFigures): Record<PartName, Fact[]> {
  const text = useTranslations("admin.pipeline.facts");
  const format = useFormat();
  const { files, load, queue, ingest, deadLetters, warehouse, serving, viewers, worker } = figures;
  const fact = (name: Parameters<typeof text>[0], value: string): Fact => ({ name: text(name), value });
  const counted = (name: Parameters<typeof text>[0], value: number | null) => fact(name, value === null ? "–" : format.count(value));
  const sized = (name: Parameters<typeof text>[0], bytes: number | null) => fact(name, bytes === null ? "–" : byteText(bytes, format));
  const timed = (name: Parameters<typeof text>[0], ms: number | undefined) => fact(name, ms === undefined ? "–" : shortDuration(ms, format));
  const oldestMs = queue.oldestPublishTime === null ? 0 : Math.max(0, Date.parse(figures.at) - Date.parse(queue.oldestPublishTime));
  return {
    files: [counted("inbox", files.files), fact("changed", files.changedAt === null ? "–" : format.instant(files.changedAt))],
    load:
      load === null
        ? [fact("lastLoad", text("none"))]
        : [fact("lastLoad", text("no", { id: load.id })), counted("loadedLines", load.lines), counted("leftOut", load.rejectedRows)],
    queue: [counted("waiting", queue.waiting), timed("oldest", oldestMs), counted("kept", queue.kept), sized("onDisk", queue.bytes)],
    ingest: [
      fact("lastCommit", ingest.lastCommitAt === null ? "–" : format.time(ingest.lastCommitAt)),
      counted("duplicates", ingest.duplicates),
      fact("lastError", ingest.lastError === null ? text("none") : format.instant(ingest.lastError.at)),
    ],
    deadLetters: [counted("refused", deadLetters.refused), counted("lastHour", deadLetters.lastHour)],
    warehouse: [
      fact("engine", warehouse.engine === "duckdb" ? "DuckDB" : "BigQuery"),
      counted("events", warehouse.events),
      counted("superseded", warehouse.superseded),
      sized("onDisk", warehouse.bytes),
    ],
    serving: [
      counted("version", serving.version),
      counted("lines", serving.lines),
      timed("paintP50", serving.paint?.p50),
      timed("paintP95", serving.paint?.p95),
      sized("onDisk", serving.bytes),
    ],
    viewers: [counted("streams", viewers.streams), counted("behind", viewers.behind)],
    worker: [
      fact("since", format.instant(worker.startedAt)),
      sized("memory", worker.memoryBytes),
      sized("stateFile", worker.stateBytes),
      sized("backups", worker.backupBytes),
      sized("free", worker.freeBytes),
    ],
  };
}
