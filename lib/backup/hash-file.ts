import { createReadStream } from "node:fs";
import { hashBytes } from "../hash-bytes.ts";
import type { PackedFile } from "./manifest.ts";

const pieceBytes = 1_048_576;

export function hashFile(file: string, onBytes?: (bytes: number) => void): Promise<Pick<PackedFile, "bytes" | "sha256">> {
  return hashBytes(createReadStream(file, { highWaterMark: pieceBytes }), onBytes);
}
