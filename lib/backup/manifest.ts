/** What a backup says of itself: the first file in it. */
import { z } from "zod";
import { AppError } from "../errors.ts";

export const manifestName = "manifest.json";

const PackedFile = z.object({
  path: z.string().regex(/^(warehouse\.duckdb(\.[\w.]+)?|queue\.sqlite|state\.sqlite|history\/[\w./-]+)$/),
  bytes: z.number(),
  sha256: z.string(),
});
export type PackedFile = z.infer<typeof PackedFile>;

const Manifest = z.object({
  product: z.literal("caudal"),
  format: z.literal(1),
  /** All of it is of this moment. */
  takenAt: z.iso.datetime(),
  by: z.string(),
  isScheduled: z.boolean(),
  /** The job that made it, under way in the copy. */
  jobId: z.number().nullable(),
  currency: z.string(),
  timeZone: z.string(),
  warehouse: z.object({ version: z.number(), loadId: z.number().nullable(), streamPosition: z.number() }),
  files: z.array(PackedFile),
});
export type Manifest = z.infer<typeof Manifest>;

const Head = z.object({ product: z.literal("caudal"), format: z.number() });

/** Throws AppError `file_unreadable`, `file_newer`. */
export function parseManifest(text: string, file: string): Manifest {
  const value = parseJson(text);
  const head = Head.safeParse(value);
  if (head.success && head.data.format > 1) throw new AppError("file_newer", `${file} was made by a newer version of Caudal. Restore it with that version.`);
  const parsed = Manifest.safeParse(value);
  if (!parsed.success) throw damaged(file, "it does not say what is in it");
  return parsed.data;
}

export function damaged(file: string, reason: string, cause?: unknown): AppError {
  return new AppError("file_unreadable", `${file} is no whole backup of Caudal: ${reason}. Nothing was changed. Take another backup, or copy this one again.`, {
    cause,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
