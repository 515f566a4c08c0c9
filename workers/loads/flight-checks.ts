/** Flight checks: made, kept for a while with what they staged, and told apart from what has changed since. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { AppError } from "../../lib/errors.ts";
import type { FileStore } from "../../lib/files/file-store.ts";
import { openFolderFileStore } from "../../lib/files/open-folder-file-store.ts";
import { hashBytes } from "../../lib/hash-bytes.ts";
import { FlightCheck, type KeptCheck, type Stale } from "../../lib/load/flight-check.ts";
import type { LoadProgress } from "../../lib/load/load-job.ts";
import { type CheckOptions, recordFile, runCheck } from "../../lib/load/run-check.ts";
import { rejectsCsv } from "../../lib/load/write-rejects-csv.ts";

type Parts = {
  warehouse: CheckOptions["warehouse"];
  dataDir: string;
  options: Pick<CheckOptions, "currency" | "timeZone" | "memoryLimit" | "threads">;
  ready: Promise<unknown>;
};
type Wanted = { id: string; folder: string; asOf: string | undefined; signal: AbortSignal; onProgress: (progress: LoadProgress) => void };

export type FlightChecks = ReturnType<typeof createFlightChecks>;

/** Each holds about as much as the load would. */
const keptChecks = 2;
const politeness = 10;
const idShape = /^[0-9a-f-]{36}$/;

export function createFlightChecks({ warehouse, dataDir, options, ready }: Parts) {
  const root = join(dataDir, "checks");
  mkdirSync(root, { recursive: true });
  clearExcept(root, newest(root));

  function read(id: string): { check: FlightCheck; folder: string } {
    const folder = join(root, id);
    const record = recordFile(folder);
    if (!idShape.test(id) || !existsSync(record)) throw new AppError("not_found", "This flight check is not kept any more. Check the files again.");
    return { check: FlightCheck.parse(JSON.parse(readFileSync(record, "utf8"))), folder };
  }

  async function get(id: string): Promise<KeptCheck & { folder: string }> {
    const { check, folder } = read(id);
    const { loadId, version } = await warehouse.position();
    const stale = loadId === check.formerLoadId ? await changeOf(openFolderFileStore(check.source), check) : "other_load";
    return { check, folder, stale, hasMoved: version !== check.version };
  }

  return {
    /** Throws as `runCheck`. */
    async run({ id, folder, asOf, signal, onProgress }: Wanted): Promise<FlightCheck> {
      await ready;
      const made = await runCheck({
        ...options,
        id,
        warehouse,
        files: openFolderFileStore(folder),
        source: folder,
        request: { asOf },
        folder: join(root, id),
        signal,
        onProgress,
        onStart: (pid) => setPriority(pid, politeness),
      });
      clearExcept(root, newest(root));
      return made;
    },
    /** Throws AppError `not_found`. */
    get,
    async last(): Promise<KeptCheck | null> {
      const [id] = newest(root);
      if (id === undefined) return null;
      const { folder: _, ...kept } = await get(id);
      return kept;
    },
    /** With those before it. Throws AppError `not_found`. */
    discard(id: string): FlightCheck {
      const { check } = read(id);
      const made = newest(root);
      for (const each of made.slice(made.indexOf(id))) rmSync(join(root, each), { recursive: true, force: true });
      return check;
    },
    /** The file of all rejects. Throws AppError `not_found`. */
    rejectsFile(id: string): string {
      const file = rejectsCsv(read(id).folder);
      if (!existsSync(file)) throw new AppError("not_found", "This flight check has no list of rejects.");
      return file;
    },
  };
}

/** By the files' hashes where their size or time tells nothing. */
async function changeOf(files: FileStore, { files: before, report }: FlightCheck): Promise<Stale | null> {
  const listed = await files.list().catch((error) => {
    if (error instanceof AppError) return [];
    throw error;
  });
  for (const { name, sha256 } of report.files) {
    const now = listed.find((file) => file.name === name);
    const was = before.find((file) => file.name === name);
    if (!now) return "files_gone";
    const isSame = was?.bytes === now.bytes && (was.modifiedAt === now.modifiedAt.toISOString() || (await hashBytes(await files.open(name))).sha256 === sha256);
    if (!isSame) return "files_changed";
  }
  return null;
}

/** The last first; a folder without its record is of a check that was broken off. */
function newest(root: string): string[] {
  const made = readdirSync(root).flatMap((id) => {
    const record = recordFile(join(root, id));
    const parsed = existsSync(record) ? FlightCheck.safeParse(JSON.parse(readFileSync(record, "utf8"))) : null;
    return parsed?.success ? [parsed.data] : [];
  });
  return made.toSorted((a, b) => (a.checkedAt < b.checkedAt ? 1 : -1)).map(({ id }) => id);
}

function clearExcept(root: string, ids: string[]): void {
  const kept = ids.slice(0, keptChecks);
  for (const name of readdirSync(root)) if (!kept.includes(name)) rmSync(join(root, name), { recursive: true, force: true });
}
