/** The secret that web and the commands show to the worker: the setting, else the one in the data folder. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { makeFolder } from "../make-folder.ts";

type SecretSettings = Pick<Config, "workerSecret" | "dataDir">;

/** null: none is set and none was made yet. */
export function readWorkerSecret({ workerSecret, dataDir }: SecretSettings): string | null {
  if (workerSecret) return workerSecret;
  try {
    return readFileSync(secretFile(dataDir), "utf8").trim() || null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Made at the first start, for this machine's user alone. Throws AppError `setting_invalid` when the data folder cannot be made. */
export function ensureWorkerSecret(settings: SecretSettings): string {
  const known = readWorkerSecret(settings);
  if (!settings.workerSecret && known) chmodSync(secretFile(settings.dataDir), 0o600);
  if (known) return known;
  makeFolder(settings.dataDir);
  writeFileSync(secretFile(settings.dataDir), `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  return ensureWorkerSecret(settings);
}

export function isSameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known));
}

function secretFile(dataDir: string): string {
  return join(dataDir, "worker-secret");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
