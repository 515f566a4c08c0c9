/** The four files as they lie in a file store: what is missing, since when nothing of them changed, what they are. */
import { AppError } from "../../lib/errors.ts";
import type { FileStore, StoredFile } from "../../lib/files/file-store.ts";
import { hashBytes } from "../../lib/hash-bytes.ts";
import { filesHash } from "../../lib/load/files-hash.ts";
import { type UploadName, uploadNames } from "../../lib/uploads/upload-name.ts";

export type Found = { state: "missing" | "settling" | "still"; missing: UploadName[] /** Changes with any of the files. */; mark: string };

/** Files that keep their times, as copies do, tell nothing by them: still is what was seen not to change for `stillMs`. */
export function watchInboxFiles(files: Pick<FileStore, "list" | "open">, { now, stillMs }: { now: () => Date; stillMs: number }) {
  let seen = { mark: "", since: 0 };

  async function look(): Promise<Found> {
    const listed = await listOrNone(files);
    const four = uploadNames.flatMap((name) => listed.find((file) => file.name === name) ?? []);
    const mark = four.map(({ name, bytes, modifiedAt }) => `${name} ${bytes} ${modifiedAt.getTime()}`).join("\n");
    if (mark !== seen.mark) seen = { mark, since: now().getTime() };
    const missing = uploadNames.filter((name) => !four.some((file) => file.name === name));
    const isStill = now().getTime() - seen.since >= stillMs;
    return { state: missing.length > 0 ? "missing" : isStill ? "still" : "settling", missing, mark };
  }
  return {
    look,
    /** Of the four files' contents; null where they changed meanwhile. */
    async hash({ mark }: Found): Promise<string | null> {
      const hashes: { name: string; sha256: string }[] = [];
      for (const name of uploadNames) hashes.push({ name, sha256: (await hashBytes(await files.open(name))).sha256 });
      return (await look()).mark === mark ? filesHash(hashes) : null;
    },
  };
}

/** A folder that is not there yet holds nothing. */
async function listOrNone(files: Pick<FileStore, "list">): Promise<StoredFile[]> {
  return files.list().catch((error) => {
    if (error instanceof AppError && error.code === "not_found") return [];
    throw error;
  });
}
