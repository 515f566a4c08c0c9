/** The event bus in one SQLite file. Any number of processes may publish; one may lease, a second is refused. */
import { AppError } from "../errors.ts";
import { sqlText } from "../sql-text.ts";
import { createAlarm } from "./alarm.ts";
import { openBacklog } from "./backlog.ts";
import { type Consumer, openConsumer } from "./consumer.ts";
import type { EventBus, LeaseRequest, OutgoingMessage } from "./event-bus.ts";
import { prune } from "./prune.ts";
import { createPublications } from "./publications.ts";
import { inTransaction, openQueueFile, type QueueFile } from "./queue-file.ts";

/** How late a message of another process is noticed. */
const pollMs = 50;

export type SqliteEventBusOptions = {
  maxBytes: number;
  /** For publish times and age alone: leases and retries run on `monotonicMs`. */
  now?: () => Date;
  monotonicMs?: () => number;
};

export type SqliteEventBus = EventBus & {
  /** Removes what need not be kept, in small steps; returns how many messages. Throws AppError `disk_full`, `file_locked`. */
  prune(): Promise<number>;
};

/** Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`. */
export function openSqliteEventBus(file: string, options: SqliteEventBusOptions): SqliteEventBus {
  return createSqliteEventBus(openQueueFile(file), options);
}

export function createSqliteEventBus(queue: QueueFile, options: SqliteEventBusOptions): SqliteEventBus {
  const { maxBytes, now = () => new Date(), monotonicMs = () => performance.now() } = options;
  const alarm = createAlarm();
  const readBacklog = openBacklog(queue.consumer);
  const publications = createPublications(queue, now);
  let consumer: Consumer | undefined;
  let isClosed = false;

  const refuseWhenClosed = () => {
    if (isClosed) throw new AppError("worker_unreachable", "The queue of live events is closed: Caudal is ending. Try again once it has started.");
  };
  const consume = () => {
    refuseWhenClosed();
    consumer ??= openConsumer(queue, monotonicMs);
    return consumer;
  };
  const publish = async (messages: OutgoingMessage[]) => {
    refuseWhenClosed();
    const ids = await publications.add(messages);
    alarm.wakeAll();
    return ids;
  };
  const lease = async (request: LeaseRequest) => {
    const until = monotonicMs() + request.waitMs;
    for (;;) {
      const messages = consume().take(request, publications.firstUnsynced());
      const leftMs = until - monotonicMs();
      if (messages.length > 0 || leftMs <= 0) return messages;
      await alarm.sleep(Math.max(0, Math.min(leftMs, pollMs, consume().untilDueMs())));
      if (isClosed) return [];
    }
  };
  const redeliverSince = async (publishTime: Date) => {
    refuseWhenClosed();
    const { publisher: database } = queue;
    inTransaction(database, () => database.prepare(sqlText("queue/redeliver-since")).run({ since: publishTime.getTime() }));
    alarm.wakeAll();
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    alarm.wakeAll();
    await publications.close();
    consumer?.close();
    await queue.close();
  };

  return {
    publish,
    lease,
    ack: async (ackIds) => consume().ack(ackIds),
    retry: async (ackIds, { delayMs }) => consume().retry(ackIds, delayMs),
    redeliverSince,
    backlog: async () => {
      refuseWhenClosed();
      return readBacklog(consumer ? consumer.countLeased() : null);
    },
    prune: () => prune(queue.consumer, { maxBytes, now }),
    close,
  };
}
