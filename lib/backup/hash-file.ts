import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { PackedFile } from "./manifest.ts";

const pieceBytes = 1_048_576;

export async function hashFile(file: string, onBytes: (bytes: number) => void = () => {}): Promise<Pick<PackedFile, "bytes" | "sha256">> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) {
    hash.update(piece);
    bytes += piece.length;
    onBytes(piece.length);
  }
  return { bytes, sha256: hash.digest("hex") };
}
