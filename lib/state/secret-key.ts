/** What a cookie, a link or a token carries. Long enough to need no slow hash. */
import { createHash, randomBytes } from "node:crypto";

export function makeKey(): string {
  return randomBytes(32).toString("base64url");
}

export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
