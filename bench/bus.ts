/** How fast the queue takes events and hands them out, alone in this process, on the disk where the bench's data lies. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openSqliteEventBus, type SqliteEventBus } from "../lib/bus/open-sqlite-event-bus.ts";
import { type Finding, median } from "./finding.ts";

const events = 500_000;
const inBatch = 1000;
const leased = 5000;

const message = {
  body: Buffer.from(
    '{"event_id":"123e4567-e89b-12d3-a456-426614174000","order_id":"O1234","customer_id":"C054","product_id":"P002","qty":2,"unit_price":120.50,"event_ts":"2025-09-15 14:23:55"}',
  ),
  attributes: { simulated: "true", run_id: "bench" },
};

export async function measureBus(root: string): Promise<Finding[]> {
  const folder = join(root, "bus");
  rmSync(folder, { recursive: true, force: true });
  const bus = openSqliteEventBus(join(folder, "queue.sqlite"), { maxBytes: 10_000_000_000 });
  try {
    const published = await rate(() => publishAll(bus));
    const drained = await rate(() => drain(bus));
    return [
      { what: `bus: publish, synced, batches of ${inBatch}`, value: published, unit: "events/s", target: { atLeast: 20_000 } },
      { what: `bus: lease and ack, batches of ${leased}`, value: drained, unit: "events/s", target: { atLeast: 20_000 } },
      { what: "bus: publish one event, synced", value: await publishOneMs(bus), unit: "ms" },
    ];
  } finally {
    await bus.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rate(work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const done = await work();
  return done / ((performance.now() - started) / 1000);
}

async function publishAll(bus: SqliteEventBus): Promise<number> {
  const batch = Array.from({ length: inBatch }, () => message);
  for (let published = 0; published < events; published += inBatch) await bus.publish(batch);
  return events;
}

async function drain(bus: SqliteEventBus): Promise<number> {
  for (let acked = 0; ; ) {
    const batch = await bus.lease({ maxMessages: leased, maxBytes: 100_000_000, visibilityTimeoutMs: 60_000, waitMs: 0 });
    if (batch.length === 0) return acked;
    await bus.ack(batch.map(({ ackId }) => ackId));
    acked += batch.length;
  }
}

async function publishOneMs(bus: SqliteEventBus): Promise<number> {
  const times: number[] = [];
  for (let each = 0; each < 500; each++) {
    const started = performance.now();
    await bus.publish([message]);
    times.push(performance.now() - started);
  }
  return median(times);
}
