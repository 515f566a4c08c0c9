import { setTimeout as wait } from "node:timers/promises";
import { Registry } from "prom-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import { storedEvents } from "../../lib/warehouse/streaming.fixture.ts";
import type { EventBatch } from "../../lib/warehouse/streaming.ts";
import type { WarehousePosition } from "../../lib/warehouse/warehouse.ts";
import { createIngestMetrics } from "./ingest-metrics.ts";
import { readIngestStatus } from "./ingest-status.ts";
import { eventText, openShop } from "./shop.fixture.ts";
import { type Ingest, type IngestParts, startIngest } from "./start-ingest.ts";

log.level = "silent";

let shop: Awaited<ReturnType<typeof openShop>>;
let ingest: Ingest;
const committed: WarehousePosition[] = [];
const lost: AppError[] = [];
beforeEach(async () => {
  shop = await openShop();
  committed.length = lost.length = 0;
});
afterEach(async () => {
  await ingest.close();
  await shop.close();
});

function start(others: Partial<IngestParts> = {}): void {
  ingest = startIngest({
    bus: shop.bus,
    warehouse: shop.warehouse,
    rules: shop.rules,
    onCommitted: (position) => void committed.push(position),
    onLost: (error) => lost.push(error),
    retryMs: { first: 10, longest: 50 },
    ...others,
  });
}

const events = async () => (await shop.warehouse.streamCounts()).events;
const status = () => readIngestStatus(shop.bus, ingest);

describe("ingest", () => {
  it("commits what comes, then acks it, and says up to where", async () => {
    start();
    await shop.publish(eventText({ id: "e1" }), "not an event");
    await shop.publish(eventText({ id: "e2" }));
    await expect.poll(async () => (await status()).backlog).toBe(0);
    expect(await shop.warehouse.streamCounts()).toMatchObject({ events: 2, refused: 1, duplicates: 0 });
    expect(committed.at(-1)).toMatchObject({ loadId: null, streamPosition: await positionOf("e2") });
    expect(await status()).toMatchObject({ state: "running", backlog: 0, oldestPublishTime: null, eventsPerSecond: 0.3, lastError: null });
  });

  it("waits while the warehouse is down, says so, and loses nothing", async () => {
    let isDown = true;
    const appendEvents = (batch: EventBatch) => (isDown ? Promise.reject(new AppError("disk_full", "The disk is full.")) : shop.warehouse.appendEvents(batch));
    start({ warehouse: { appendEvents } });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(async () => (await status()).state).toBe("waiting");
    await shop.publish(eventText({ id: "e2" }));
    expect(await status()).toMatchObject({ backlog: 2, lastError: { message: "The disk is full." }, oldestPublishTime: expect.any(String) });
    isDown = false;
    await expect.poll(events).toBe(2);
    await expect.poll(async () => await status()).toMatchObject({ state: "running", backlog: 0, lastError: { message: "The disk is full." } });
  });

  it("goes on saying that it waits while it reads ahead", async () => {
    const appendEvents = () => Promise.reject(new AppError("disk_full", "The disk is full."));
    await shop.publish(...["e1", "e2", "e3", "e4"].map((id) => eventText({ id })));
    start({ warehouse: { appendEvents }, maxMessages: 2, retryMs: { first: 60_000, longest: 60_000 } });
    await expect.poll(async () => (await shop.bus.backlog()).leased).toBe(4);
    expect(await status()).toMatchObject({ state: "waiting", backlog: 4 });
  });

  it("says that the warehouse must be opened again, and keeps what waits", async () => {
    start({ warehouse: { appendEvents: () => Promise.reject(new AppError("warehouse_lost", "gone")) } });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(() => lost[0]?.code).toBe("warehouse_lost");
    await ingest.close();
    expect((await status()).backlog).toBe(1);
  });

  it("tries to ack until it can; a message that came twice was committed once", async () => {
    let refusals = 2;
    const ack = (ids: string[]) => (refusals-- > 0 ? Promise.reject(new AppError("disk_full", "full")) : shop.bus.ack(ids));
    start({ bus: { ...shop.bus, ack } });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(async () => (await status()).backlog).toBe(0);
    expect(await shop.warehouse.streamCounts()).toMatchObject({ events: 1, redelivered: 0, duplicates: 0 });
  });

  it("that ended after the commit and before the ack is told apart from a duplicate", async () => {
    start({ bus: { ...shop.bus, ack: () => new Promise(() => {}) } });
    await shop.publish(eventText({ id: "e1" }), eventText({ id: "e1", qty: 3 }), "{");
    await expect.poll(events).toBe(1);
    await shop.bus.close();
    shop.bus = shop.openBus();
    start();
    await expect.poll(async () => (await status()).backlog).toBe(0);
    expect(await shop.warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 1, differing: 1, redelivered: 3, refused: 1 });
  });

  it("keeps the order of commits when the clock goes back", async () => {
    const clock = { now: new Date("2025-09-20T10:00:00Z") };
    start({ now: () => clock.now });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(events).toBe(1);
    clock.now = new Date("2025-09-20T08:00:00Z");
    await shop.publish(eventText({ id: "e2" }), eventText({ id: "e1" }));
    await expect.poll(events).toBe(2);
    expect((await storedEvents(shop.warehouse)).map(({ eventId, ingestTime }) => [eventId, ingestTime.getUTCHours()])).toEqual([
      ["e2", 8],
      ["e1", 10],
    ]);
    expect(committed.map(({ streamPosition }) => streamPosition)).toEqual([1, 3]);
  });

  it("is counted for Prometheus", async () => {
    const registry = new Registry();
    start({ metrics: createIngestMetrics({ registry, status, now: () => new Date() }) });
    await shop.publish(eventText({ id: "e1" }), eventText({ id: "e1", qty: 3 }), "{");
    await expect.poll(async () => (await status()).backlog).toBe(0);
    expect((await registry.metrics()).split("\n")).toEqual(
      expect.arrayContaining([
        'caudal_events_total{outcome="new"} 1',
        'caudal_events_total{outcome="duplicate"} 1',
        'caudal_events_total{outcome="redelivered"} 0',
        'caudal_events_total{outcome="refused"} 1',
        "caudal_events_differing_total 1",
        "caudal_event_commit_lag_seconds_count 3",
        "caudal_events_waiting 0",
        "caudal_ingest_stuck 0",
        "caudal_ingest_paused 0",
        "caudal_ingest_last_error_timestamp_seconds 0",
      ]),
    );
  });

  it("reads and judges the next batch while it commits one, and no more", async () => {
    const commits: (() => void)[] = [];
    const appendEvents = async (batch: EventBatch) => {
      await new Promise<void>((resolve) => commits.push(resolve));
      return shop.warehouse.appendEvents(batch);
    };
    const leased = async () => (await shop.bus.backlog()).leased;
    await shop.publish(...Array.from({ length: 8 }, (_, index) => eventText({ id: `e${index}` })));
    start({ warehouse: { appendEvents }, maxMessages: 2, gapMs: 0 });
    await expect.poll(() => commits.length).toBe(1);
    await expect.poll(leased).toBe(4);
    commits[0]?.();
    await expect.poll(() => commits.length).toBe(2);
    await expect.poll(leased).toBe(4);
    const ended = ingest.close();
    commits[1]?.();
    await ended;
    expect([commits.length, await events(), await leased(), (await status()).backlog]).toEqual([2, 4, 0, 4]);
  });

  it("commits the next batch once the last one is shown", async () => {
    const shown = Promise.withResolvers<void>();
    start({ gapMs: 0, patienceMs: 60_000, onCommitted: () => shown.promise });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(events).toBe(1);
    await shop.publish(eventText({ id: "e2" }));
    await wait(50);
    expect(await events()).toBe(1);
    shown.resolve();
    await expect.poll(events).toBe(2);
  });

  it("goes on though what it committed is not shown", async () => {
    start({ gapMs: 0, patienceMs: 10, onCommitted: () => new Promise(() => {}) });
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(events).toBe(1);
    await shop.publish(eventText({ id: "e2" }));
    await expect.poll(events).toBe(2);
  });

  it("ends after the batch under way", async () => {
    start({ maxMessages: 2, gapMs: 0 });
    await shop.publish(...Array.from({ length: 50 }, (_, index) => eventText({ id: `e${index}` })));
    await expect.poll(events).toBeGreaterThan(0);
    await ingest.close();
    const { backlog } = await status();
    expect([backlog + (await events()), backlog > 0]).toEqual([50, true]);
  });
});

async function positionOf(eventId: string): Promise<number> {
  const connection = await shop.warehouse.connect();
  const rows = (await connection.runAndReadAll("select position from fact_sales_streaming where event_id = $eventId", { eventId })).getRowsJS();
  connection.closeSync();
  return Number(rows[0]?.[0]);
}
