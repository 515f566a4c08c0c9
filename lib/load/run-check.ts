/** A flight check from its files to its findings. What it keeps in its folder can be loaded as it was found. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileStore } from "../files/file-store.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { FlightCheck } from "./flight-check.ts";
import type { LoadJob, LoadProgress } from "./load-job.ts";
import { type LoadRequest, shrinks } from "./load-run.ts";
import { prepareJob, sourceFiles } from "./prepare-job.ts";
import { stageInChild } from "./stage-in-child.ts";

export type CheckOptions = {
  id: string;
  warehouse: Pick<Warehouse, "nextLoadId" | "currentLoad" | "firstSeen" | "extractStreaming" | "shareLoad" | "position">;
  files: FileStore;
  source: string;
  request: { asOf?: LoadRequest["asOf"] };
  /** Its own; emptied first. */
  folder: string;
  onProgress: (progress: LoadProgress) => void;
  signal: AbortSignal;
  onStart?: (pid: number) => void;
  now?: () => Date;
} & Pick<LoadJob, "currency" | "timeZone" | "memoryLimit" | "threads">;

const recordName = "check.json";

/** Throws AppError `load_cancelled`, `load_refused` where there are no files to read, and as `stageInChild`. */
export async function runCheck(options: CheckOptions): Promise<FlightCheck> {
  const { folder, now = () => new Date() } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    return await check(options, now);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function check(options: CheckOptions, now: () => Date): Promise<FlightCheck> {
  const { warehouse, folder, source, onProgress, signal, onStart } = options;
  const startedAt = now();
  const files = (await options.files.list()).map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt: modifiedAt.toISOString() }));
  const [former, { version }] = [await warehouse.currentLoad(), await warehouse.position()];
  const formerFolder = former === null ? null : join(folder, "former");
  if (former !== null && formerFolder !== null) await warehouse.shareLoad(former.id, formerFolder);
  const run = { id: await warehouse.nextLoadId(), source, startedAt: startedAt.toISOString() };
  const request = { acceptRejects: true, allowShrink: true, asOf: options.request.asOf };
  const found = await sourceFiles(options.files, folder);
  const job = await prepareJob(
    { ...options, sample: false, recut: false },
    { ...found, run, request, folder, formerFolder, purpose: "check", servingFile: join(folder, "none") },
  );
  const outcome = await stageInChild(job, { onProgress, signal, onStart });
  if (formerFolder !== null) rmSync(formerFolder, { recursive: true, force: true });
  const { report } = outcome;
  const made: FlightCheck = {
    id: options.id,
    loadId: run.id,
    source,
    checkedAt: run.startedAt,
    tookMs: now().getTime() - startedAt.getTime(),
    version,
    formerLoadId: former?.id ?? null,
    replacesSample: former?.sample ?? false,
    unchanged: outcome.state === "checked" && outcome.unchanged,
    shrinks: shrinks(report) && former?.sample === false,
    report,
    fault: outcome.state === "refused" ? outcome.fault : null,
    findings: outcome.state === "checked" ? outcome.findings : null,
    files,
  };
  writeRecord(folder, FlightCheck.parse(made));
  return made;
}

/** Last of all, and whole: a folder without it is of a check that was broken off. */
function writeRecord(folder: string, check: FlightCheck): void {
  const path = recordFile(folder);
  writeFileSync(`${path}.partial`, JSON.stringify(check));
  renameSync(`${path}.partial`, path);
}

export function recordFile(folder: string): string {
  return join(folder, recordName);
}
