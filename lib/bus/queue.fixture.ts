/** A queue in a folder of its own, with clocks that stand still until they are set. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { DeliveredMessage, EventBus, LeaseRequest } from "./event-bus.ts";
import { createSqliteEventBus, type SqliteEventBus, type SqliteEventBusOptions } from "./open-sqlite-event-bus.ts";
import { openQueueFile, type QueueFile } from "./queue-file.ts";

export function useQueue() {
  const clock = { now: new Date("2025-09-15T12:00:00Z"), monotonicMs: 0 };
  const opened: EventBus[] = [];
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "caudal-queue-"));
    Object.assign(clock, { now: new Date("2025-09-15T12:00:00Z"), monotonicMs: 0 });
  });
  afterEach(async () => {
    for (const bus of opened.splice(0)) await bus.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = () => join(folder, "queue.sqlite");
  const open = (options: Partial<SqliteEventBusOptions> = {}): SqliteEventBus & { queue: QueueFile } => {
    const queue = openQueueFile(file());
    const bus = createSqliteEventBus(queue, { maxBytes: 1_000_000_000, now: () => clock.now, monotonicMs: () => clock.monotonicMs, ...options });
    opened.push(bus);
    return { ...bus, queue };
  };
  return { clock, file, open };
}

export function publish(bus: EventBus, ...bodies: string[]): Promise<string[]> {
  return bus.publish(bodies.map((body) => ({ body: Buffer.from(body), attributes: {} })));
}

export function lease(bus: EventBus, request: Partial<LeaseRequest> = {}): Promise<DeliveredMessage[]> {
  return bus.lease({ maxMessages: 10, maxBytes: 1_000_000, visibilityTimeoutMs: 30_000, waitMs: 0, ...request });
}

export function texts(messages: DeliveredMessage[]): string[] {
  return messages.map(({ body }) => Buffer.from(body).toString());
}

export function ackIds(messages: DeliveredMessage[]): string[] {
  return messages.map(({ ackId }) => ackId);
}
