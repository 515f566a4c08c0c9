/** The one reader of a queue. Its leases live in memory and end with it; the file knows what was delivered how often, and what was acked. */
import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { sqlText } from "../sql-text.ts";
import { lockForConsumer } from "./consumer-lock.ts";
import type { DeliveredMessage, LeaseRequest } from "./event-bus.ts";
import { ackIdOf, createHeldMessages, type Delivery } from "./held-messages.ts";
import { inTransaction, type QueueFile } from "./queue-file.ts";

type MessageRow = { position: number; publish_time: number; attributes: string; body: Uint8Array };
type Limits = Pick<LeaseRequest, "maxMessages" | "maxBytes">;

export type Consumer = ReturnType<typeof openConsumer>;

/** Throws AppError `file_locked` while another consumer has the file. */
export function openConsumer({ file, consumer: database, messageIdOf }: QueueFile, monotonicMs: () => number) {
  const lock = lockForConsumer(file);
  const statements = prepareStatements(database);
  const held = createHeldMessages(statements.deliveries.all() as Delivery[]);

  const take = ({ visibilityTimeoutMs, ...limits }: LeaseRequest, endPosition: number): DeliveredMessage[] => {
    const now = monotonicMs();
    const due = held.due(now);
    if (due.length === 0 && !statements.hasUndelivered.get({ end: endPosition })) return [];
    const rows = inTransaction(database, () => readAndRecord(statements, due, { ...limits, endPosition }));
    const leaseId = randomUUID();
    return rows.map((row) => {
      const ackId = ackIdOf(leaseId, row.position);
      const deliveryAttempt = held.lease(row.position, ackId, now + visibilityTimeoutMs);
      return { ...messageOf(row), messageId: messageIdOf(row.position), ackId, deliveryAttempt };
    });
  };
  const ack = (ackIds: string[]) => {
    const positions = held.positionsOf(ackIds);
    if (positions.length === 0) return;
    inTransaction(database, () => statements.forget.run({ positions: JSON.stringify(positions) }));
    held.remove(positions);
  };
  const retry = (ackIds: string[], delayMs: number) => held.retry(held.positionsOf(ackIds), monotonicMs() + delayMs);

  return {
    /** Those before `endPosition`. */
    take,
    ack,
    retry,
    countLeased: () => held.countLeased(monotonicMs()),
    /** Nothing that is held comes back sooner. */
    untilDueMs: () => held.nextDueAt() - monotonicMs(),
    close: () => lock.close(),
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: DatabaseSync) {
  return {
    deliveries: database.prepare("select position, attempt from delivery"),
    hasUndelivered: database.prepare("select 1 from queue where last_position > delivered_through and delivered_through + 1 < $end"),
    delivered: database.prepare(sqlText("queue/delivered")),
    undelivered: database.prepare(sqlText("queue/undelivered")),
    record: database.prepare(sqlText("queue/record-deliveries")),
    advance: database.prepare(sqlText("queue/advance")),
    forget: database.prepare("delete from delivery where position in (select value from json_each($positions))"),
  };
}

/** What is due again goes first, in a batch of its own. */
function readAndRecord({ delivered, undelivered, record, advance }: Statements, due: number[], limits: Limits & { endPosition: number }): MessageRow[] {
  const again = takeWithin(limits, delivered.iterate({ positions: JSON.stringify(due.slice(0, limits.maxMessages)) }));
  const rows = again.length > 0 ? again : takeWithin(limits, undelivered.iterate({ end: limits.endPosition }));
  const last = rows.at(-1);
  if (!last) return [];
  record.run({ positions: JSON.stringify(rows.map(({ position }) => position)) });
  if (rows !== again) advance.run({ position: last.position });
  return rows;
}

function takeWithin({ maxMessages, maxBytes }: Limits, found: Iterable<unknown>): MessageRow[] {
  const rows: MessageRow[] = [];
  let bytes = 0;
  for (const row of found as Iterable<MessageRow>) {
    bytes += row.body.byteLength;
    if (rows.length > 0 && bytes > maxBytes) break;
    if (rows.push(row) >= maxMessages) break;
  }
  return rows;
}

function messageOf({ body, attributes, publish_time }: MessageRow) {
  return { body, attributes: JSON.parse(attributes) as Record<string, string>, publishTime: new Date(publish_time) };
}
