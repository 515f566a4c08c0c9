/** What every event bus must do, wherever it keeps the messages. Run by each adapter's own test. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeliveredMessage, EventBus, LeaseRequest } from "./event-bus.ts";

/** `open` gives an empty bus. Order is left out: not every bus has one. */
export function describeEventBus(name: string, open: () => Promise<EventBus>): void {
  describe(`${name} event bus`, () => {
    let bus: EventBus;
    beforeEach(async () => {
      bus = await open();
    });
    afterEach(() => bus.close());
    const publish = (...bodies: string[]) => bus.publish(bodies.map((body) => ({ body: Buffer.from(body), attributes: {} })));
    const lease = (request: Partial<LeaseRequest> = {}) =>
      bus.lease({ maxMessages: 10, maxBytes: 1_000_000, visibilityTimeoutMs: 60_000, waitMs: 5_000, ...request });

    it("gives back what was published, byte for byte, with its attributes", async () => {
      const body = Buffer.from([0, 255, 10, 13, 0xc3, 0x28]);
      const before = Date.now();
      const [messageId] = await bus.publish([{ body, attributes: { simulated: "true", run_id: "ñ'\"" } }]);
      const [message] = await lease();
      expect(message).toMatchObject({ messageId, attributes: { simulated: "true", run_id: "ñ'\"" }, deliveryAttempt: 1 });
      expect(Buffer.from(message?.body ?? [])).toEqual(body);
      expect(Math.abs((message?.publishTime.getTime() ?? 0) - before)).toBeLessThan(60_000);
    });

    it("gives every message an id of its own, in the order given", async () => {
      const ids = await publish("a", "b", "c");
      expect(new Set([...ids, ...(await publish("d"))]).size).toBe(4);
      expect(textsById(await leaseAll(4), ids)).toEqual(["a", "b", "c"]);
    });

    it("takes a batch of none", async () => {
      expect(await bus.publish([])).toEqual([]);
      await bus.ack([]);
      await bus.retry([], { delayMs: 0 });
      expect(await lease({ waitMs: 0 })).toEqual([]);
    });

    it("hands out no more than asked for", async () => {
      await publish("a", "b", "c");
      expect((await lease({ maxMessages: 2 })).length).toBeLessThanOrEqual(2);
    });

    it("leases a message to one at a time", async () => {
      await publish("a", "b");
      await leaseAll(2);
      expect(await lease({ waitMs: 300 })).toEqual([]);
    });

    it("delivers no message again that was acked", async () => {
      await publish("a");
      await bus.ack((await lease({ visibilityTimeoutMs: 1_000 })).map(({ ackId }) => ackId));
      expect(await lease({ waitMs: 2_000 })).toEqual([]);
    });

    it("delivers again what was not acked in time, and counts the attempt", async () => {
      const [messageId] = await publish("a");
      await lease({ visibilityTimeoutMs: 1_000 });
      expect(await lease()).toMatchObject([{ messageId, deliveryAttempt: 2 }]);
    });

    it("delivers again what is to be retried, not before its delay", async () => {
      await publish("a");
      const [message] = await lease();
      await bus.retry([message?.ackId ?? ""], { delayMs: 1_000 });
      expect(await lease({ waitMs: 300 })).toEqual([]);
      expect(await lease()).toMatchObject([{ messageId: message?.messageId, deliveryAttempt: 2 }]);
    });

    it("waits for a message, and ends the wait when it comes", async () => {
      const waiting = lease({ waitMs: 20_000 });
      await publish("a");
      expect(await waiting).toHaveLength(1);
    });

    it("ends a wait when it is closed", async () => {
      const waiting = lease({ waitMs: 20_000 });
      await bus.close();
      expect(await waiting).toEqual([]);
      bus = await open();
    });

    it("refuses whoever comes once it is closed", async () => {
      await bus.close();
      for (const late of [publish("a"), lease(), bus.ack([]), bus.backlog()]) await expect(late).rejects.toMatchObject({ code: "worker_unreachable" });
    });

    async function leaseAll(count: number): Promise<DeliveredMessage[]> {
      const delivered: DeliveredMessage[] = [];
      while (delivered.length < count) delivered.push(...(await lease()));
      return delivered;
    }
  });
}

function textsById(delivered: DeliveredMessage[], ids: string[]): string[] {
  const byId = new Map(delivered.map(({ messageId, body }) => [messageId, Buffer.from(body).toString()]));
  return ids.map((id) => byId.get(id) ?? "not delivered");
}
