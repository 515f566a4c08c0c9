/** A folder of copies packed into one file: a tar, compressed by Zstandard, the manifest first. */
import { createWriteStream, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { create } from "tar";
import { hashFile } from "./hash-file.ts";
import { type Manifest, manifestName, type PackedFile } from "./manifest.ts";

export type ArchiveJob = { folder: string; file: string; about: Omit<Manifest, "files"> };

const compression = { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 };

/** On the disk when it resolves. Every byte is read twice: hashed, then packed; `onProgress` counts both. */
export async function writeArchive({ folder, file, about }: ArchiveJob, onProgress: (done: number, total: number) => void): Promise<void> {
  const paths = filesIn(folder).filter((path) => path !== manifestName);
  const total = 2 * paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    onProgress(Math.min(done, total), total);
  };
  const files: PackedFile[] = [];
  for (const path of paths) files.push({ path, ...(await hashFile(join(folder, path), count)) });
  writeFileSync(join(folder, manifestName), `${JSON.stringify({ ...about, files } satisfies Manifest, null, 2)}\n`, { mode: 0o600 });
  const packed = create({ cwd: folder, portable: true }, [manifestName, ...paths]);
  await pipeline(packed, counted(count), createZstdCompress({ params: compression }), createWriteStream(file, { mode: 0o600, flush: true }));
}

function counted(count: (bytes: number) => void) {
  return async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      count(piece.length);
      yield piece;
    }
  };
}

/** As "history/3/orders.parquet", sorted. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return files.sort();
}
