/** The files of a load are read twice, and must be the same both times: what is loaded is what was hashed and counted. */
import { statSync } from "node:fs";
import { LoadRefusal } from "./fault-text.ts";
import type { LoadJob, SourceFile } from "./load-job.ts";

/** Call it before the first read. The function it returns throws LoadRefusal when a file has changed since. */
export function watchFiles({ files }: Pick<LoadJob, "files">): () => void {
  const before = Object.values(files).map((file) => ({ file, was: stateOf(file) }));
  return () => {
    const changed = before.find(({ file, was }) => stateOf(file) !== was);
    if (changed) throw new LoadRefusal({ code: "file_changed", file: changed.file.name });
  };
}

function stateOf({ path }: SourceFile): string {
  const entry = path === null ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false });
  return entry ? `${entry.dev} ${entry.ino} ${entry.size} ${entry.mtimeNs}` : "gone";
}
