/** A folder the sample store may be written to: empty, or holding an earlier sample. Anybody's own files are left alone. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { loadTables } from "../load/load-run.ts";
import { makeFolder } from "../make-folder.ts";

/** Says of its folder that the CSV files beside it are made up. */
const markName = "sample-store.json";
const ownNames = new Set<string>([markName, ...loadTables.map((table) => `${table}.csv`)]);

/** Throws AppError `setting_invalid` when it cannot be made, `invalid_parameter` when it holds anything else. The mark comes first, so that half a sample can be written over. */
export async function prepareSampleFolder(folder: string, origin: { lines: number; seed: number; until: string }): Promise<void> {
  makeFolder(folder);
  const names = await readdir(folder);
  const foreign = names.find((name) => !ownNames.has(name)) ?? (names.includes(markName) ? undefined : names[0]);
  if (foreign !== undefined) {
    throw new AppError("invalid_parameter", `${folder} holds ${foreign}, which is no sample of ours. Choose an empty folder.`, { field: "out", value: folder });
  }
  await writeFile(join(folder, markName), `${JSON.stringify({ sample: true, ...origin })}\n`);
}
