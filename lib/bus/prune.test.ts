import { statSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ackIds, lease, publish, texts, useQueue } from "./queue.fixture.ts";

describe("pruning the queue", () => {
  const { clock, file, open } = useQueue();
  const later = (days: number, ms = 0) => {
    clock.now = new Date(Date.UTC(2025, 8, 15 + days, 12) + ms);
  };

  it("keeps acked messages for seven days", async () => {
    const bus = open();
    await publish(bus, "a");
    later(1);
    await publish(bus, "b");
    await bus.ack(ackIds(await lease(bus)));
    later(7);
    expect(await bus.prune()).toBe(0);
    later(7, 1);
    expect(await bus.prune()).toBe(1);
    await bus.redeliverSince(new Date(0));
    expect(texts(await lease(bus))).toEqual(["b"]);
  });

  it("keeps what is not acked, however old, and all that came after it", async () => {
    const bus = open();
    await publish(bus, "a", "b", "c", "d");
    const [a, b, c] = await lease(bus, { maxMessages: 3 });
    await bus.ack([a?.ackId ?? "", c?.ackId ?? ""]);
    later(30);
    expect(await bus.prune()).toBe(1);
    expect(await bus.backlog()).toMatchObject({ waiting: 1, leased: 1, retained: 1 });
    await bus.ack([b?.ackId ?? ""]);
    expect(await bus.prune()).toBe(2);
    expect(texts(await lease(bus))).toEqual(["d"]);
  });

  it("keeps no more bytes than it may, the newest of the acked", async () => {
    const bus = open({ maxBytes: 2_000_000 });
    for (let batch = 0; batch < 30; batch++) await publish(bus, ...Array.from({ length: 100 }, () => "x".repeat(1000)));
    await bus.ack(ackIds(await lease(bus, { maxMessages: 2900, maxBytes: 10_000_000 })));
    expect((await bus.backlog()).bytes).toBeGreaterThan(3_000_000);
    await bus.prune();
    expect(await bus.backlog()).toMatchObject({ waiting: 100, retained: 900 });
    expect((await bus.backlog()).bytes).toBeLessThan(2_000_000);
  });

  it("gives the disk back what a flood took", async () => {
    const bus = open();
    for (let batch = 0; batch < 10; batch++) await bus.publish(Array.from({ length: 8 }, () => ({ body: Buffer.alloc(1_000_000), attributes: {} })));
    await bus.ack(ackIds(await lease(bus, { maxMessages: 100, maxBytes: 100_000_000 })));
    later(30);
    expect(await bus.prune()).toBe(80);
    await publish(bus, "a");
    await bus.close();
    expect(statSync(file()).size).toBeLessThan(70_000_000);
    expect(texts(await lease(open()))).toEqual(["a"]);
  });

  it("stops where it is when the queue is closed", async () => {
    const bus = open();
    for (let batch = 0; batch < 3; batch++) await publish(bus, ...Array.from({ length: 1000 }, () => "x"));
    await bus.ack(ackIds(await lease(bus, { maxMessages: 3000 })));
    later(30);
    const pruned = bus.prune();
    await bus.close();
    expect(await pruned).toBe(1000);
  });

  it("numbers on when nothing is left", async () => {
    const bus = open();
    const [id] = await publish(bus, "a");
    await bus.ack(ackIds(await lease(bus)));
    later(30);
    await bus.prune();
    expect(await bus.backlog()).toMatchObject({ waiting: 0, leased: 0, retained: 0, oldestPublishTime: null });
    const [next] = await publish(bus, "b");
    expect(next).not.toBe(id);
    expect(texts(await lease(bus))).toEqual(["b"]);
  });

  it("lets publishers in between its steps", async () => {
    const bus = open();
    for (let batch = 0; batch < 3; batch++) await publish(bus, ...Array.from({ length: 1000 }, () => "x"));
    await bus.ack(ackIds(await lease(bus, { maxMessages: 3000 })));
    later(30);
    const pruned = bus.prune();
    const published = publish(bus, "in between");
    while ((await bus.backlog()).waiting === 0) await turn();
    expect((await bus.backlog()).retained).toBeGreaterThan(0);
    expect(await pruned).toBe(3000);
    await published;
  });
});
