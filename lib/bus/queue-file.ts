/** The queue's SQLite file. Other processes may have it open too: to publish, to look, to ask for redelivery. */
import { closeSync, fdatasync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { migrate, refuseForeign } from "./migrate.ts";
import { queueFailure } from "./queue-failure.ts";

const syncFile = promisify(fdatasync);
const busyTimeoutMs = 5000;
const walBytesKept = 64 * 1_048_576;

export type QueueFile = {
  file: string;
  /** A commit outlives the process at once, and a power cut once `sync` has resolved. */
  publisher: DatabaseSync;
  consumer: DatabaseSync;
  /** Puts on the disk what was committed before, without holding up the event loop as a commit that waits for the disk would. */
  sync(): Promise<void>;
  messageIdOf(position: number): string;
  close(): Promise<void>;
};

/** Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`. */
export function openQueueFile(file: string): QueueFile {
  mkdirSync(dirname(file), { recursive: true });
  const publisher = connect(file, migrate);
  const consumer = connect(file);
  // It is there, and the same one, for as long as a connection is open; what a checkpoint has moved out of it is on the disk already.
  const log = openSync(`${file}-wal`, "r");
  const queueId = String(consumer.prepare("select queue_id from queue").get()?.queue_id);
  const syncing = new Set<Promise<void>>();
  const sync = () => {
    const one = syncLog(file, log).finally(() => syncing.delete(one));
    syncing.add(one);
    return one;
  };
  const close = async () => {
    await Promise.allSettled(syncing);
    consumer.close();
    publisher.close();
    closeSync(log);
  };
  return { file, publisher, consumer, sync, messageIdOf: (position) => `${queueId}-${position}`, close };
}

async function syncLog(file: string, log: number): Promise<void> {
  try {
    await syncFile(log);
  } catch (error) {
    throw queueFailure(file, error);
  }
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

function connect(file: string, prepare?: (database: DatabaseSync, file: string) => void): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMs });
    refuseForeign(database, file);
    database.exec(`pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = normal; pragma journal_size_limit = ${walBytesKept}`);
    prepare?.(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw queueFailure(file, error);
  }
}
