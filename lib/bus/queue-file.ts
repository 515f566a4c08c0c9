/** The queue's SQLite file. Other processes may have it open too: to publish, to look, to ask for redelivery. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { connectSqlite, inSqliteTransaction } from "../sqlite/connect-sqlite.ts";
import type { SqliteUse } from "../sqlite/sqlite-use.ts";

const use: SqliteUse = { applicationId: 1_129_469_265, migrations: "queue/migrations", purpose: "the queue of live events" };

export type QueueFile = {
  file: string;
  /** Each commit is on the disk before it returns. */
  publisher: DatabaseSync;
  /** A commit outlives the process at once, a power cut a little later: then a message is delivered again, none is lost. */
  consumer: DatabaseSync;
  messageIdOf(position: number): string;
  close(): void;
};

/** Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`. */
export function openQueueFile(file: string): QueueFile {
  mkdirSync(dirname(file), { recursive: true });
  const publisher = connectSqlite(file, use, "full");
  const consumer = connectSqlite(file, use, "normal");
  const queueId = String(consumer.prepare("select queue_id from queue").get()?.queue_id);
  const close = () => {
    consumer.close();
    publisher.close();
  };
  return { file, publisher, consumer, messageIdOf: (position) => `${queueId}-${position}`, close };
}

/** Rolls back when `write` throws. Throws AppError `disk_full`, `file_locked`, `file_unreadable`. */
export function inTransaction<T>(database: DatabaseSync, write: () => T): T {
  return inSqliteTransaction(database, use, write);
}
