/** The queue's SQLite file. Other processes may have it open too: to publish, to look, to ask for redelivery. */
import { closeSync, fdatasync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { oneAtATime } from "../one-at-a-time.ts";
import { connectSqlite, emptyLog, inSqliteTransaction } from "../sqlite/connect-sqlite.ts";
import { syncFailure } from "../sqlite/sqlite-failure.ts";
import type { SqliteUse } from "../sqlite/sqlite-use.ts";
import { syncPath } from "../sync-path.ts";

const syncToDisk = promisify(fdatasync);
const use: SqliteUse = { applicationId: 1_129_469_265, migrations: "queue/migrations", purpose: "the queue of live events" };
/** Of 4 KiB in the log until they are put in their places, which takes two syncs that everybody waits for. */
const checkpointPages = 8_000;

export type QueueFile = {
  file: string;
  /** A commit of either outlives the process at once, and a power cut after `sync`. */
  publisher: DatabaseSync;
  consumer: DatabaseSync;
  /** What was committed is on the disk. Throws AppError `disk_full`, `disk_failed`, `file_locked`. */
  sync(): Promise<void>;
  messageIdOf(position: number): string;
  /** After the syncs under way. */
  close(): Promise<void>;
};

/** Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`. */
export function openQueueFile(file: string): QueueFile {
  mkdirSync(dirname(file), { recursive: true });
  const publisher = connect(file);
  const consumer = connect(file);
  const queueId = String(consumer.prepare("select queue_id from queue").get()?.queue_id);
  // SQLite syncs it only in its own time, and holds its lock and this thread meanwhile.
  const wal = openSync(`${file}-wal`, "r+");
  // So that the log is found there after a power cut.
  syncPath(dirname(file));
  const inTurn = oneAtATime();
  const sync = createSync(file, wal, publisher);
  const close = async () => {
    closeSync(wal);
    consumer.close();
    publisher.close();
  };
  return { file, publisher, consumer, sync: () => inTurn(sync), messageIdOf: (position) => `${queueId}-${position}`, close: () => inTurn(close) };
}

/** A system that could not write a page takes it for written from then on, so the next sync passes: what is in the log must be written anew first. */
function createSync(file: string, wal: number, database: DatabaseSync): () => Promise<void> {
  /** An earlier process may have been refused a sync as well. */
  let isDoubtful = true;
  return async () => {
    if (isDoubtful) emptyLog(database, use);
    isDoubtful = true;
    await syncToDisk(wal).catch((error) => {
      throw syncFailure(file, error);
    });
    isDoubtful = false;
  };
}

/** Rolls back when `write` throws. Throws AppError `disk_full`, `file_locked`, `file_unreadable`. */
export function inTransaction<T>(database: DatabaseSync, write: () => T): T {
  return inSqliteTransaction(database, use, write);
}

function connect(file: string): DatabaseSync {
  const database = connectSqlite(file, use, "normal");
  database.exec(`pragma wal_autocheckpoint = ${checkpointPages}`);
  return database;
}
