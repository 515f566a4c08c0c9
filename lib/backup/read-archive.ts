/** A backup read back: what it says of itself, and all that is in it, checked. */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
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
  await feed(file, new Parser({ strict: true, onReadEntry: keep }), () => {}, enough.signal).catch((cause) => {
    throw failureOf(file, cause);
  });
  return parseManifest(text, file);
}

/** Into an empty folder; `onProgress` counts the bytes of the file. Throws AppError `not_found`, `file_unreadable`, `file_newer`, `disk_full`. */
export async function unpackArchive(file: string, folder: string, onProgress: (done: number, total: number) => void): Promise<Manifest> {
  refuseMissing(file);
  const total = statSync(file).size;
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    onProgress(done, total);
  };
  await feed(file, extract({ cwd: folder, strict: true, preserveOwner: false, fmode: 0o600, filter: (_path, entry) => isPlain(entry) }), count).catch(
    (cause) => {
      throw failureOf(file, cause);
    },
  );
  if (!existsSync(join(folder, manifestName))) throw damaged(file, "it does not say what is in it");
  const manifest = parseManifest(readFileSync(join(folder, manifestName), "utf8"), file);
  await checkFiles(file, folder, manifest);
  return manifest;
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

/** Resolves when the reader has taken all of it in, or enough. */
function feed(file: string, reader: Reader, onBytes: (bytes: number) => void, signal?: AbortSignal): Promise<void> {
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
    pipeline(source, createZstdDecompress(), (pieces: AsyncIterable<Buffer>) => pour(pieces, reader)).catch(reject);
  });
}

async function pour(pieces: AsyncIterable<Buffer>, reader: Reader): Promise<void> {
  for await (const piece of pieces) {
    if (!reader.write(piece)) await new Promise<unknown>((resolve) => reader.once("drain", resolve));
  }
  reader.end();
}

function isPlain(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "type" in entry && (entry.type === "File" || entry.type === "Directory");
}

function refuseMissing(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new AppError("not_found", `There is no file ${file}.`);
}

function failureOf(file: string, cause: unknown): unknown {
  const known = roomFailure(file, cause);
  return known instanceof AppError || !(cause instanceof Error) ? known : damaged(file, cause.message, cause);
}
