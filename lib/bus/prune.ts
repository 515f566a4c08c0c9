import { setImmediate as nextTurn } from "node:timers/promises";
import { sqlText } from "../sql-text.ts";
import { bytesUsed } from "./backlog.ts";
import { inTransaction, type QueueFile } from "./queue-file.ts";

const keptMs = 7 * 86_400_000;
const messagesPerStep = 1000;

export type PruneOptions = { maxBytes: number; now: () => Date };

/** Removes acked messages, oldest first, that are 7 days old or beyond `maxBytes`; a message that is not acked keeps all that came after it. Returns how many. */
export async function prune(queue: QueueFile, options: PruneOptions): Promise<number> {
  let removed = 0;
  for (;;) {
    const step = pruneStep(queue, options);
    if (step === 0) return removed;
    removed += step;
    await nextTurn();
  }
}

function pruneStep({ consumer: database }: QueueFile, { maxBytes, now }: PruneOptions): number {
  const before = bytesUsed(database) > maxBytes ? Number.MAX_SAFE_INTEGER : now().getTime() - keptMs;
  return inTransaction(database, () => Number(database.prepare(sqlText("queue/prune")).run({ before, most: messagesPerStep }).changes));
}
