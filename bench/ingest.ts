/** From the queue to the commit, with deduplication, into a warehouse that holds so many live events already. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openSqliteEventBus, type SqliteEventBus } from "../lib/bus/open-sqlite-event-bus.ts";
import { type DuckdbWarehouse, openDuckdbWarehouse } from "../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { eventBatch, judgeMessages } from "../workers/ingest/judge-messages.ts";
import { startIngest } from "../workers/ingest/start-ingest.ts";
import { type Finding, median } from "./finding.ts";

const rules = { currency: "USD", timeZone: "UTC" };
const storedCounts = [0, 1_000_000, 10_000_000];
const sentEvents = 200_000;
const eventsPerPublish = 5_000;
/** One in so many is a copy of an event that is stored or sent already. */
const copyEvery = 20;
const fewEvents = 20;

export async function measureIngest(root: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const stored of storedCounts) findings.push(...(await measureInto(stored, join(root, "ingest"))));
  return findings;
}

async function measureInto(stored: number, folder: string): Promise<Finding[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const warehouse = await openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), ...rules, memoryLimit: "640MB", threads: 2 });
  const bus = openSqliteEventBus(join(folder, "queue.sqlite"), { maxBytes: 10_000_000_000 });
  try {
    await fill(warehouse, stored);
    const note = `into ${stored.toLocaleString("en")}`;
    const firstMs = await timeFirst(warehouse);
    const perSecond = await timeMany(warehouse, bus, stored);
    const ms = await timeFew(warehouse, bus);
    return [
      { what: "ingest: first commit after a start", value: firstMs, unit: "ms", note },
      { what: "ingest: bus to commit, deduplicated", value: perSecond, unit: "events/s", target: { atLeast: 20_000 }, note },
      { what: `ingest: publish to commit of ${fewEvents} events, p50`, value: ms, unit: "ms", note },
    ];
  } finally {
    await bus.close();
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(warehouse: DuckdbWarehouse, events: number): Promise<void> {
  const connection = await warehouse.connect();
  await connection.run(
    `insert into fact_sales_streaming by name
     select 'stored-' || i as event_id, 'O' || (i // 3) as order_id, 'C' || (i % 100000) as customer_id, 'P' || (i % 1000) as product_id, 1 as qty, 10.5 as unit_price, 10.5 as gross_amount,
       'USD' as currency, timestamptz '2025-01-01' + to_seconds(i) as event_ts, event_ts as publish_ts, event_ts as ingest_ts, false as simulated, '2025-01-01' as event_ts_text, i + 1 as position,
       md5_number_lower('stored-' || i) as event_hash, 'm' || i as message_id
     from range(cast($events as bigint)) as stored(i)`,
    { events: BigInt(events) },
  );
  await connection.run("insert into versions select 1, null, $events, now()", { events: BigInt(events) });
  await connection.run("checkpoint");
  connection.closeSync();
}

/** Reads the keys of all that is stored. */
async function timeFirst(warehouse: DuckdbWarehouse): Promise<number> {
  const started = performance.now();
  const messageId = "first";
  const message = { messageId, ackId: messageId, body: Buffer.from(eventText(messageId)), attributes: {}, publishTime: new Date(), deliveryAttempt: 1 };
  await warehouse.appendEvents(eventBatch(await judgeMessages([message], rules), new Date()));
  return performance.now() - started;
}

async function timeMany(warehouse: DuckdbWarehouse, bus: SqliteEventBus, stored: number): Promise<number> {
  for (let start = 0; start < sentEvents; start += eventsPerPublish) {
    const bodies = Array.from({ length: eventsPerPublish }, (_, index) => eventText(idOf(start + index, stored)));
    await bus.publish(bodies.map((body) => ({ body: Buffer.from(body), attributes: {} })));
  }
  const started = performance.now();
  const ingest = startIngest({ bus, warehouse, rules, onCommitted: () => {}, onLost: fail });
  while ((await bus.backlog()).retained !== sentEvents) await wait(5);
  const seconds = (performance.now() - started) / 1000;
  await ingest.close();
  return Math.round(sentEvents / seconds);
}

async function timeFew(warehouse: DuckdbWarehouse, bus: SqliteEventBus): Promise<number> {
  let committed = () => {};
  const ingest = startIngest({ bus, warehouse, rules, onCommitted: () => committed(), onLost: fail });
  const times: number[] = [];
  for (let run = 0; run < 20; run++) {
    const done = new Promise<void>((resolve) => {
      committed = resolve;
    });
    await wait(100);
    const started = performance.now();
    await bus.publish(Array.from({ length: fewEvents }, (_, index) => ({ body: Buffer.from(eventText(`few-${run}-${index}`)), attributes: {} })));
    await done;
    times.push(performance.now() - started);
  }
  await ingest.close();
  return median(times);
}

/** A copy of an event says the same in the queue; what is stored says something else, which costs the most. */
function idOf(index: number, stored: number): string {
  if (index % copyEvery !== 0) return `sent-${index}`;
  return stored > 0 && index % (2 * copyEvery) === 0 ? `stored-${index}` : `sent-${Math.max(1, index - 7)}`;
}

function eventText(id: string): string {
  return JSON.stringify({
    event_id: id,
    order_id: `O-${id}`,
    customer_id: "C054",
    product_id: "P002",
    qty: 2,
    unit_price: 120.5,
    event_ts: "2025-09-15 14:23:55",
  });
}

function fail(error: Error): never {
  throw error;
}
