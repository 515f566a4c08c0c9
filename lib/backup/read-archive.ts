/** A backup read back: what it says of itself, and all that is in it, checked. */
import { createReadStream, existsSync, readFileSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { extract, Parser, type ReadEntry } from "tar";
import { AppError } from "../errors.ts";
import { hashFile } from "./hash-file.ts";
import { damaged, type Manifest, manifestName, parseManifest } from "./manifest.ts";
import { roomFailure } from "./room-failure.ts";
import { filesIn } from "./write-archive.ts";

const needed = ["warehouse.duckdb", "queue.sqlite", "state.sqlite"];
const pieceBytes = 1_048_576;
const mostManifestBytes = 16_777_216;
/** Of a tar: heads, padding, its end. */
const frameBytes = 65_536;
const frameBytesOfFile = 4096;
/** A running Caudal beside it goes on taking live orders in. */
const keptFreeBytes = 100_000_000;

/** Reads no further than it must. Throws AppError `not_found`, `file_unreadable`, `file_newer`. */
export async function readManifest(file: string): Promise<Manifest> {
  refuseMissing(file);
  const enough = new AbortController();
  let text = "";
  const keep = (entry: ReadEntry) => {
    if (entry.path !== manifestName || entry.size > mostManifestBytes) return enough.abort();
    entry.on("data", (piece) => {
      text += piece;
    });
    entry.on("end", () => enough.abort());
  };
  const most = mostManifestBytes + frameBytes;
  await feed(file, new Parser({ strict: true, onReadEntry: keep }), { most, signal: enough.signal }).catch((cause) => {
    throw failureOf(file, cause);
  });
  return parseManifest(text, file);
}

/** Into an empty folder, and no more than the manifest states; `onProgress` counts the bytes of the file. Throws AppError `not_found`, `file_unreadable`, `file_newer`, `disk_full`. */
export async function unpackArchive(file: string, folder: string, onProgress: (done: number, total: number) => void): Promise<Manifest> {
  const manifest = await readManifest(file);
  refuseWithoutRoom(file, folder, manifest);
  const total = statSync(file).size;
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    onProgress(done, total);
  };
  const isStated = stated(file, manifest);
  const reader = extract({ cwd: folder, strict: true, preserveOwner: false, fmode: 0o600, filter: (_path, entry) => isPlain(entry) && isStated(entry) });
  const most = bytesOf(manifest) + mostManifestBytes + frameBytes + frameBytesOfFile * manifest.files.length;
  await feed(file, reader, { onBytes, most }).catch((cause) => {
    throw failureOf(file, cause);
  });
  const unpacked = parseManifest(readFileSync(join(folder, manifestName), "utf8"), file);
  await checkFiles(file, folder, unpacked);
  return unpacked;
}

/** Whether it is to be unpacked. Throws AppError `file_unreadable` at the first that is not as the manifest says. */
function stated(file: string, { files }: Manifest) {
  const expected = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return ({ path, size }: PlainEntry): boolean => {
    if (path === manifestName && size <= mostManifestBytes) return true;
    const bytes = expected.get(path);
    if (bytes === undefined) throw damaged(file, `nothing is said of ${path.slice(0, 200)}, which is in it`);
    if (bytes !== size) throw damaged(file, `${path} is not as it was when it was packed`);
    return true;
  };
}

function refuseWithoutRoom(file: string, folder: string, manifest: Manifest): void {
  const { bavail, bsize } = statfsSync(folder);
  const [needed, free] = [bytesOf(manifest), bavail * bsize - keptFreeBytes];
  if (needed <= free) return;
  const text = `There is no room for ${file}: unpacked it takes ${megabytes(needed)} MB, and ${megabytes(Math.max(free, 0))} MB may be filled on the disk of ${folder}. Nothing was changed. Free space, then try again.`;
  throw new AppError("disk_full", text);
}

async function checkFiles(file: string, folder: string, { files }: Manifest): Promise<void> {
  const missing = needed.find((path) => !files.some((packed) => packed.path === path));
  if (missing !== undefined) throw damaged(file, `${missing} is missing`);
  const found = filesIn(folder).filter((path) => path !== manifestName);
  const foreign = found.find((path) => !files.some((packed) => packed.path === path));
  if (foreign !== undefined) throw damaged(file, `nothing is said of ${foreign}, which is in it`);
  for (const { path, bytes, sha256 } of files) {
    if (!found.includes(path)) throw damaged(file, `${path} is missing`);
    const is = await hashFile(join(folder, path));
    if (is.bytes !== bytes || is.sha256 !== sha256) throw damaged(file, `${path} is not as it was when it was packed`);
  }
}

type Listen = (event: string, listen: (value: unknown) => void) => unknown;
type Reader = { write(piece: Buffer): boolean; end(): unknown; on: Listen; once: Listen };

type Limits = { onBytes?: (bytes: number) => void /** Unpacked: a few bytes may stand for any number of zeros. */; most: number; signal?: AbortSignal };

/** Resolves when the reader has taken all of it in, or enough. */
function feed(file: string, reader: Reader, { onBytes = () => {}, most, signal }: Limits): Promise<void> {
  return new Promise((resolve, reject) => {
    reader.on("error", reject);
    reader.on("close", () => resolve());
    reader.on("end", () => resolve());
    const source = createReadStream(file, { highWaterMark: pieceBytes });
    signal?.addEventListener("abort", () => {
      resolve();
      source.destroy();
    });
    source.on("data", (piece) => onBytes(piece.length));
    const pour = pourInto(reader, () => damaged(file, "more is in it than it says"), most);
    pipeline(source, createZstdDecompress(), pour).catch(reject);
  });
}

function pourInto(reader: Reader, tooMuch: () => AppError, most: number) {
  return async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    let bytes = 0;
    let isOver = false;
    reader.once("eof", () => {
      isOver = true;
    });
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > most) throw tooMuch();
      if (!isOver && !reader.write(piece)) await new Promise<unknown>((resolve) => reader.once("drain", resolve));
    }
    reader.end();
  };
}

type PlainEntry = { type: string; path: string; size: number };

/** Folders are made with what is in them. */
function isPlain(entry: unknown): entry is PlainEntry {
  return typeof entry === "object" && entry !== null && "type" in entry && entry.type === "File";
}

function bytesOf({ files }: Manifest): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function refuseMissing(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new AppError("not_found", `There is no file ${file}.`);
}

function failureOf(file: string, cause: unknown): unknown {
  const known = roomFailure(file, cause);
  return known instanceof AppError || !(cause instanceof Error) ? known : damaged(file, cause.message, cause);
}
