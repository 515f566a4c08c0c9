/** What four files are, whatever they are called and wherever they lie. */
import { createHash } from "node:crypto";
import type { LoadFile } from "./load-run.ts";

/** null when not all of the files could be read. */
export function filesHash(files: Pick<LoadFile, "name" | "sha256">[]): string | null {
  if (files.length < 4 || files.some((file) => file.sha256 === "")) return null;
  const hashes = files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((file) => file.sha256);
  return createHash("sha256").update(hashes.join("\n")).digest("hex");
}
