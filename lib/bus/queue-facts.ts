import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Positions of messages. `firstOpen`: before it all is acked; `openSince`: when that one was published, null where there is none. */
export type QueueFacts = { queueId: string; lastPosition: number; firstKept: number; firstOpen: number; openSince: Date | null };

/** Of a queue of this version; null where there is none. Throws as SQLite does where it is none. */
export function readQueueFacts(file: string): QueueFacts | null {
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file);
  try {
    const { queue_id, last_position, first_kept, first_open } = database.prepare(facts).get() as Record<string, number | string>;
    const open = database.prepare("select publish_time from message where position = $first_open").get({ first_open: Number(first_open) });
    const openSince = open === undefined ? null : new Date(Number(open.publish_time));
    return { queueId: String(queue_id), lastPosition: Number(last_position), firstKept: Number(first_kept), firstOpen: Number(first_open), openSince };
  } finally {
    database.close();
  }
}

const facts = `select queue_id, last_position, coalesce((select min(position) from message), last_position + 1) as first_kept,
  min(delivered_through + 1, coalesce((select min(position) from delivery), delivered_through + 1)) as first_open from queue`;
