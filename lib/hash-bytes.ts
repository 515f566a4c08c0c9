/** What bytes are, however they come. */
import { createHash } from "node:crypto";

export async function hashBytes(pieces: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void = () => {}): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    onBytes(piece.length);
  }
  return { bytes, sha256: hash.digest("hex") };
}
