import type { DatabaseSync } from "node:sqlite";
import { sqlText } from "../sql-text.ts";
import type { Backlog } from "./event-bus.ts";

type Counts = { delivered: number; undelivered: number; undelivered_bytes: number; retained: number; oldest_publish_time: number | null };

/** Asked with every request that brings events, so that its questions are prepared once. */
export function openBacklog(database: DatabaseSync) {
  const count = database.prepare(sqlText("queue/backlog"));
  const bytes = openBytesUsed(database);
  /** `leased`: null where the consumer is another process; then all that is delivered counts as leased. */
  return (leased: number | null): Backlog => {
    const { delivered, undelivered, undelivered_bytes, retained, oldest_publish_time: oldest } = count.get() as Counts;
    const held = leased ?? delivered;
    return {
      waiting: delivered + undelivered - held,
      waitingBytes: undelivered_bytes,
      leased: held,
      oldestPublishTime: oldest === null ? null : new Date(oldest),
      retained,
      bytes: bytes(),
    };
  };
}

/** Of the file, without the pages that pruning has emptied: they are filled again first. */
export function openBytesUsed(database: DatabaseSync): () => number {
  const used = database.prepare("select (page_count - freelist_count) * page_size as bytes from pragma_page_count, pragma_freelist_count, pragma_page_size");
  return () => Number(used.get()?.bytes);
}
