import { describe, expect, it } from "vitest";
import { judgeParts, judgeSilence, limits } from "./judge-parts.ts";
import { wellFigures } from "./pipeline.fixture.ts";
import type { PipelineFigures } from "./pipeline.ts";
import { type PartName, partNames } from "./pipeline-parts.ts";

type Changes = { [Part in keyof PipelineFigures]?: Partial<PipelineFigures[Part]> };

function changed(changes: Changes): PipelineFigures {
  const parts = Object.entries(changes).map(([name, change]) => [name, { ...(wellFigures[name as keyof PipelineFigures] as object), ...(change as object) }]);
  return { ...wellFigures, ...Object.fromEntries(parts) };
}

/** The parts that are not well, as "queue degraded: backlog_large". */
function saidOf(figures: PipelineFigures): string[] {
  const judged = judgeParts(figures);
  return partNames
    .filter((part) => judged[part].health !== "ok")
    .map((part) => `${part} ${judged[part].health}: ${judged[part].reasons.map(({ code }) => code).join(" ")}`);
}

const error = { message: "The disk is full.", at: "2026-01-01T11:59:00.000Z" };

describe("the parts of the pipeline", () => {
  it("are all well when nothing is wrong, also before the first load", () => {
    expect(saidOf(wellFigures)).toEqual([]);
    expect(saidOf({ ...wellFigures, load: null })).toEqual([]);
  });

  it.each<[string, Changes, string[]]>([
    ["an inbox that cannot be read", { files: { error: "EACCES", files: null } }, ["files degraded: inbox_unreadable"]],
    ["a load that failed", { load: { state: "failed", error: "disk" } }, ["load degraded: load_failed"]],
    ["a load that was refused", { load: { state: "refused", error: "rows" } }, ["load degraded: load_refused"]],
    ["a load under way", { load: { state: "running" } }, []],
    ["as many waiting as are usual in a burst", { queue: { waiting: limits.waitingEvents } }, []],
    ["one more", { queue: { waiting: limits.waitingEvents + 1 } }, ["queue degraded: backlog_large"]],
    ["so many that no more is taken", { queue: { waiting: limits.fullEvents } }, ["queue down: backlog_full"]],
    ["an event that waits ten seconds", { queue: { waiting: 1, oldestPublishTime: "2026-01-01T11:59:50.000Z" } }, []],
    ["one that waits longer", { queue: { waiting: 1, oldestPublishTime: "2026-01-01T11:59:49.999Z" } }, ["queue degraded: waits_long"]],
    [
      "one that is held back",
      { queue: { waiting: 1, oldestPublishTime: "2026-01-01T11:00:00.000Z" }, ingest: { state: "paused" } },
      ["ingest degraded: paused"],
    ],
    ["an ingest that cannot write", { ingest: { state: "waiting", lastError: error } }, ["ingest down: cannot_write"]],
    ["an ingest that could not a minute ago", { ingest: { lastError: error } }, ["ingest degraded: had_error"]],
    ["an error of five minutes ago", { ingest: { lastError: { ...error, at: "2026-01-01T11:55:00.000Z" } } }, ["ingest degraded: had_error"]],
    ["an older error", { ingest: { lastError: { ...error, at: "2026-01-01T11:54:59.999Z" } } }, []],
    ["an ingest in another process", { ingest: { state: "off" } }, ["ingest degraded: elsewhere"]],
    ["events refused in the last hour", { deadLetters: { lastHour: 1 } }, ["deadLetters degraded: refused_lately"]],
    ["a disk that fills up", { worker: { freeBytes: limits.freeBytes - 1 } }, ["warehouse degraded: disk_low"]],
    ["a disk that is full", { worker: { freeBytes: limits.fullFreeBytes - 1 } }, ["warehouse down: disk_full"]],
    ["a serving store that is built", { serving: { state: "building" } }, ["serving degraded: building"]],
    ["nothing to serve", { serving: { state: "empty" } }, ["serving degraded: empty"]],
    ["a serving store that failed", { serving: { state: "failed", error: "disk" } }, ["serving down: failed"]],
    ["one that takes nothing in", { serving: { error: "disk" } }, ["serving degraded: cannot_refresh"]],
    [
      "one that is late and slow",
      { serving: { behindMs: limits.behindMs + 1, paint: { p50: 500, p95: limits.paintP95Ms + 1 } } },
      ["serving degraded: behind paints_slow"],
    ],
    ["pages that do not follow", { viewers: { behind: 1 } }, ["viewers degraded: viewers_behind"]],
    ["a worker that takes much memory", { worker: { memoryBytes: limits.memoryBytes + 1 } }, ["worker degraded: memory_high"]],
  ])("%s", (_, changes, expected) => {
    expect(saidOf(changed(changes))).toEqual(expected);
  });

  it("say why in the error's own words, with its time", () => {
    const { ingest } = judgeParts(changed({ ingest: { state: "waiting", lastError: error } }));
    expect(ingest.reasons).toEqual([{ code: "cannot_write", detail: "The disk is full.", at: "2026-01-01T11:59:00.000Z" }]);
  });

  it("are all down, as far as one can know, when the worker says nothing", () => {
    const silent = judgeSilence();
    expect(Object.keys(silent)).toEqual([...partNames]);
    expect(partNames.every((part: PartName) => silent[part].health === "down" && silent[part].reasons[0]?.code === "silent")).toBe(true);
  });
});
