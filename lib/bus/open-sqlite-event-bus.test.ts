import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { describeEventBus } from "./event-bus.contract.ts";
import { openSqliteEventBus } from "./open-sqlite-event-bus.ts";
import { ackIds, lease, publish, texts, useQueue } from "./queue.fixture.ts";

const base = mkdtempSync(join(tmpdir(), "caudal-bus-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describeEventBus("SQLite", async () => openSqliteEventBus(join(mkdtempSync(join(base, "queue-")), "queue.sqlite"), { maxBytes: 1_000_000_000 }));

describe("the SQLite queue", () => {
  const { clock, open } = useQueue();

  it("delivers in publish order, what is due again first", async () => {
    const bus = open();
    await publish(bus, "a", "b", "c");
    const [a, b] = await lease(bus, { maxMessages: 2 });
    await bus.retry([b?.ackId ?? "", a?.ackId ?? ""], { delayMs: 0 });
    expect(texts(await lease(bus))).toEqual(["a", "b"]);
    expect(texts(await lease(bus))).toEqual(["c"]);
  });

  it("commits what is published at the same time together, whole batches in turn", async () => {
    const bus = open();
    const ids = await Promise.all([publish(bus, "a", "b"), publish(bus), publish(bus, "c")]);
    expect(ids.map((batch) => batch.length)).toEqual([2, 0, 1]);
    expect((await lease(bus)).map(({ messageId }) => messageId)).toEqual(ids.flat());
  });

  describe("while the disk is slow", () => {
    /** How each sync under way ends. */
    let ends: { done: () => void; fail: (error: Error) => void }[] = [];
    const openSlow = () => {
      ends = [];
      const bus = open();
      bus.queue.sync = () => new Promise((done, fail) => ends.push({ done, fail }));
      return bus;
    };
    const settled = async (published: Promise<unknown>) => (await Promise.race([published.then(() => "told"), pause(20, "waits")])) === "told";

    it("tells nobody of a message, and delivers none, that may be lost with the power", async () => {
      const bus = openSlow();
      const first = publish(bus, "a");
      await expect.poll(() => ends.length).toBe(1);
      const second = publish(bus, "b");
      expect([await settled(first), texts(await lease(bus)), await bus.backlog()]).toMatchObject([false, [], { waiting: 2 }]);
      ends[0]?.done();
      await first;
      expect([await settled(second), texts(await lease(bus)), ends.length]).toEqual([false, ["a"], 2]);
      ends[1]?.done();
      await second;
      expect(texts(await lease(bus))).toEqual(["b"]);
    });

    it("syncs once for all that came during the sync before", async () => {
      const bus = openSlow();
      const published = [publish(bus, "a")];
      await expect.poll(() => ends.length).toBe(1);
      for (const body of ["b", "c", "d"]) {
        published.push(publish(bus, body));
        await pause(1);
      }
      ends[0]?.done();
      await expect.poll(() => ends.length).toBe(2);
      ends[1]?.done();
      expect((await Promise.all(published)).flat()).toHaveLength(4);
      expect(ends).toHaveLength(2);
    });

    it("refuses what a sync failed for, and takes the next", async () => {
      const bus = openSlow();
      const first = publish(bus, "a");
      await expect.poll(() => ends.length).toBe(1);
      ends[0]?.fail(new Error("EIO"));
      await expect(first).rejects.toThrow("EIO");
      const second = publish(bus, "b");
      await expect.poll(() => ends.length).toBe(2);
      ends[1]?.done();
      expect(await second).toHaveLength(1);
    });

    it("closes once what was published is on the disk", async () => {
      const bus = openSlow();
      const published = publish(bus, "a");
      const closed = bus.close();
      await expect.poll(() => ends.length).toBe(1);
      expect(await settled(closed)).toBe(false);
      ends[0]?.done();
      expect(await published).toHaveLength(1);
      await closed;
    });
  });

  it("keeps nothing of a batch that holds what is no message", async () => {
    const bus = open();
    const text = "text" as unknown as Uint8Array;
    await expect(
      bus.publish([
        { body: Buffer.from("a"), attributes: {} },
        { body: text, attributes: {} },
      ]),
    ).rejects.toThrow();
    expect(await bus.backlog()).toMatchObject({ waiting: 0, retained: 0 });
    await publish(bus, "b");
    expect(texts(await lease(bus))).toEqual(["b"]);
  });

  it("stops a batch before it grows over maxBytes, and lets a larger message come alone", async () => {
    const bus = open();
    await publish(bus, "12345", "123", "12", "1");
    expect(texts(await lease(bus, { maxBytes: 4 }))).toEqual(["12345"]);
    expect(texts(await lease(bus, { maxBytes: 5 }))).toEqual(["123", "12"]);
    expect(texts(await lease(bus, { maxBytes: 5 }))).toEqual(["1"]);
  });

  it("tells how many bytes wait for their first delivery, and again after a redelivery was asked for", async () => {
    const bus = open();
    const waitingBytes = async () => (await bus.backlog()).waitingBytes;
    await publish(bus, "12345", "123");
    expect(await waitingBytes()).toBe(8);
    await bus.ack(ackIds(await lease(bus, { maxMessages: 1 })));
    expect(await waitingBytes()).toBe(3);
    await lease(bus);
    await publish(bus, "1234567");
    expect(await waitingBytes()).toBe(7);
    await bus.redeliverSince(new Date(0));
    expect(await waitingBytes()).toBe(15);
    await bus.redeliverSince(new Date(0));
    expect(await waitingBytes()).toBe(15);
    await lease(bus);
    expect(await waitingBytes()).toBe(0);
  });

  it("ends a lease on time, and not a millisecond before", async () => {
    const bus = open();
    await publish(bus, "a");
    await lease(bus, { visibilityTimeoutMs: 1_000 });
    clock.monotonicMs = 999;
    expect(await lease(bus)).toEqual([]);
    clock.monotonicMs = 1_000;
    expect(await lease(bus)).toMatchObject([{ deliveryAttempt: 2 }]);
  });

  it("takes a late ack while nobody else has the message", async () => {
    const bus = open();
    await publish(bus, "a");
    const late = await lease(bus, { visibilityTimeoutMs: 1_000 });
    clock.monotonicMs = 5_000;
    await bus.ack(ackIds(late));
    expect(await lease(bus)).toEqual([]);
  });

  it("passes over an ack and a retry of a lease that another one followed", async () => {
    const bus = open();
    await publish(bus, "a");
    const late = await lease(bus, { visibilityTimeoutMs: 1_000 });
    clock.monotonicMs = 1_000;
    const second = await lease(bus, { visibilityTimeoutMs: 1_000 });
    await bus.ack(ackIds(late));
    await bus.retry(ackIds(late), { delayMs: 0 });
    await bus.ack(["no-such-lease:1", ""]);
    expect(await bus.backlog()).toMatchObject({ leased: 1, waiting: 0, retained: 0 });
    await bus.ack(ackIds(second));
    expect(await bus.backlog()).toMatchObject({ leased: 0, waiting: 0, retained: 1 });
  });

  it("hides nothing and delivers nothing twice when the clock goes back", async () => {
    const bus = open();
    await publish(bus, "a");
    await lease(bus);
    clock.now = new Date("2024-01-01T00:00:00Z");
    await publish(bus, "b");
    const next = await lease(bus);
    expect(texts(next)).toEqual(["b"]);
    expect(next[0]?.publishTime).toEqual(new Date("2024-01-01T00:00:00Z"));
    expect(await lease(bus)).toEqual([]);
  });

  it("tells what waits, what is leased, what is kept, and since when the oldest waits", async () => {
    const bus = open();
    expect(await bus.backlog()).toMatchObject({ waiting: 0, leased: 0, oldestPublishTime: null, retained: 0 });
    await publish(bus, "a", "b");
    const [a, b] = await lease(bus);
    clock.now = new Date("2025-09-15T13:00:00Z");
    await publish(bus, "c", "d", "e");
    expect(await bus.backlog()).toMatchObject({ waiting: 3, leased: 2, oldestPublishTime: new Date("2025-09-15T12:00:00Z"), retained: 0 });
    await bus.ack([a?.ackId ?? ""]);
    await bus.retry([b?.ackId ?? ""], { delayMs: 60_000 });
    expect(await bus.backlog()).toMatchObject({ waiting: 4, leased: 0, oldestPublishTime: new Date("2025-09-15T12:00:00Z"), retained: 1 });
    clock.monotonicMs = 60_000;
    await bus.ack(ackIds(await lease(bus)));
    expect(await bus.backlog()).toMatchObject({ waiting: 3, leased: 0, oldestPublishTime: new Date("2025-09-15T13:00:00Z"), retained: 2 });
    expect((await bus.backlog()).bytes).toBeGreaterThan(8_000);
  });

  it("notices at once that a message was published, without waiting for the next look", async () => {
    const bus = open();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const waiting = lease(bus, { waitMs: 10_000 });
    await publish(bus, "a");
    expect(texts(await waiting)).toEqual(["a"]);
  });
});

describe("delivering again", () => {
  const { clock, open } = useQueue();

  it("brings back what was acked since a time, that time included", async () => {
    const bus = open();
    await publish(bus, "a");
    clock.now = new Date("2025-09-15T13:00:00Z");
    const [id] = await publish(bus, "b");
    await bus.ack(ackIds(await lease(bus)));
    await bus.redeliverSince(new Date("2025-09-15T13:00:00.001Z"));
    expect(await lease(bus)).toEqual([]);
    await bus.redeliverSince(new Date("2025-09-15T13:00:00Z"));
    expect(await bus.backlog()).toMatchObject({ waiting: 1, retained: 1 });
    expect(await lease(bus)).toMatchObject([{ messageId: id, deliveryAttempt: 1 }]);
  });

  it("leaves alone what is leased or waits for its retry", async () => {
    const bus = open();
    await publish(bus, "a", "b", "c", "d");
    const [a, b, c] = await lease(bus, { maxMessages: 3 });
    await bus.ack([b?.ackId ?? ""]);
    await bus.retry([c?.ackId ?? ""], { delayMs: 60_000 });
    await bus.redeliverSince(new Date(0));
    expect(await bus.backlog()).toMatchObject({ waiting: 3, leased: 1, retained: 0 });
    expect(texts(await lease(bus))).toEqual(["b", "d"]);
    await bus.ack([a?.ackId ?? ""]);
    clock.monotonicMs = 60_000;
    expect(texts(await lease(bus))).toEqual(["b", "c", "d"]);
  });

  it("starts early enough when the clock had gone back", async () => {
    const bus = open();
    await publish(bus, "a");
    clock.now = new Date("2025-09-15T11:00:00Z");
    await publish(bus, "b");
    clock.now = new Date("2025-09-15T12:30:00Z");
    await publish(bus, "c");
    await bus.ack(ackIds(await lease(bus)));
    await bus.redeliverSince(new Date("2025-09-15T12:00:00Z"));
    expect(texts(await lease(bus))).toEqual(["a", "b", "c"]);
  });

  it("can be asked for by another process, which the consumer notices", async () => {
    const bus = open({ monotonicMs: () => performance.now() });
    await publish(bus, "a");
    await bus.ack(ackIds(await lease(bus)));
    const waiting = lease(bus, { waitMs: 5_000 });
    await open().redeliverSince(new Date(0));
    expect(texts(await waiting)).toEqual(["a"]);
  });
});
