/** The queue's SQLite file. Other processes may have it open too: to publish, to look, to ask for redelivery. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrate, refuseForeign } from "./migrate.ts";
import { queueFailure } from "./queue-failure.ts";

const busyTimeoutMs = 5000;
const walBytesKept = 64 * 1_048_576;

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
  const publisher = connect(file, "full", migrate);
  const consumer = connect(file, "normal");
  const queueId = String(consumer.prepare("select queue_id from queue").get()?.queue_id);
  const close = () => {
    consumer.close();
    publisher.close();
  };
  return { file, publisher, consumer, messageIdOf: (position) => `${queueId}-${position}`, close };
}

/** Rolls back when `write` throws. Throws AppError `disk_full`, `file_locked`, `file_unreadable`. */
export function inTransaction<T>(database: DatabaseSync, write: () => T): T {
  try {
    database.exec("begin immediate");
    const result = write();
    database.exec("commit");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw queueFailure(database.location() ?? "The queue", error);
  }
}

function connect(file: string, synchronous: "full" | "normal", prepare?: (database: DatabaseSync, file: string) => void): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMs });
    refuseForeign(database, file);
    database.exec(
      `pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma journal_size_limit = ${walBytesKept}`,
    );
    prepare?.(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw queueFailure(file, error);
  }
}
