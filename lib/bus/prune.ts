import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { sqlText } from "../sql-text.ts";
import { openBytesUsed } from "./backlog.ts";
import { inTransaction } from "./queue-file.ts";

const keptMs = 7 * 86_400_000;
/** Some 5 ms of work; the pause leaves the rest of the time to publishers. */
const messagesPerStep = 1000;
const pagesPerStep = 1000;
const pauseMs = 10;
/** 64 MiB. */
const freePagesKept = 16_384;

export type PruneOptions = { maxBytes: number; now: () => Date };

/** Removes acked messages, oldest first, that are 7 days old or beyond `maxBytes`; one that is not acked keeps all that came after it. Returns how many. */
export async function prune(database: DatabaseSync, options: PruneOptions): Promise<number> {
  const removed = await inSteps(database, () => removeMessages(database, options));
  await inSteps(database, () => giveBackPages(database));
  return removed;
}

/** Until a step has nothing to do, or the queue is closed. */
async function inSteps(database: DatabaseSync, step: () => number): Promise<number> {
  let sum = 0;
  while (database.isOpen) {
    const done = step();
    if (done === 0) break;
    sum += done;
    await pause(pauseMs);
  }
  return sum;
}

function removeMessages(database: DatabaseSync, { maxBytes, now }: PruneOptions): number {
  const before = openBytesUsed(database)() > maxBytes ? Number.MAX_SAFE_INTEGER : now().getTime() - keptMs;
  return inTransaction(database, () => Number(database.prepare(sqlText("queue/prune")).run({ before, most: messagesPerStep }).changes));
}

/** In a steady flow emptied pages are soon filled again; after a flood the disk gets them back. */
function giveBackPages(database: DatabaseSync): number {
  const pages = database.prepare("select freelist_count as free, page_count as total from pragma_freelist_count, pragma_page_count");
  const { free, total } = pages.get() as { free: number; total: number };
  if (free <= Math.max(total / 2, freePagesKept)) return 0;
  inTransaction(database, () => database.exec(`pragma incremental_vacuum(${pagesPerStep})`));
  return pagesPerStep;
}
