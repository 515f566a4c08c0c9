/** The live events that the queue here has and a backup has not. */
import { join } from "node:path";
import { type QueueFacts, readQueueFacts } from "../bus/queue-facts.ts";
import { AppError } from "../errors.ts";
import type { Manifest } from "./manifest.ts";

/** `since`: from then on the queue is to be delivered again. `missing`: so many are needed and no longer kept. */
export type NewerEvents = { events: number; missing: number; since: Date };

/** Earlier than any clock that was set back by a little. */
const marginMs = 60_000;

/** null where the queue here is another one, or an older one. */
export function findNewerEvents(dataDir: string, unpacked: string, { takenAt }: Pick<Manifest, "takenAt">): NewerEvents | null {
  const here = readHere(join(dataDir, "queue.sqlite"));
  const packed = readQueueFacts(join(unpacked, "queue.sqlite"));
  if (!here || !packed || here.queueId !== packed.queueId || here.lastPosition < packed.lastPosition) return null;
  const since = new Date(Math.min(Date.parse(takenAt), packed.openSince?.getTime() ?? Number.POSITIVE_INFINITY) - marginMs);
  return { events: here.lastPosition - packed.lastPosition, missing: Math.max(0, here.firstKept - packed.firstOpen), since };
}

/** Throws AppError `file_unreadable`. */
export function demandNewerEvents(newer: NewerEvents | null, dataDir: string): NewerEvents {
  if (newer) return newer;
  throw new AppError(
    "file_unreadable",
    `The queue of live events in ${dataDir} is not the one that the backup is of, so nothing newer can be kept of it. Nothing was changed. Restore without --keep-live.`,
  );
}

/** A file that nobody can read has nothing to keep. */
function readHere(file: string): QueueFacts | null {
  try {
    return readQueueFacts(file);
  } catch {
    return null;
  }
}
