import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { DeliveredMessage } from "./event-bus.ts";
import { openSqliteEventBus, type SqliteEventBus } from "./open-sqlite-event-bus.ts";
import { ackIds, lease, publish } from "./queue.fixture.ts";

const base = mkdtempSync(join(tmpdir(), "caudal-any-order-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const count = fc.integer({ min: 1, max: 6 });
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant("publish" as const), count }),
    fc.record({ does: fc.constant("lease" as const), count, timeoutMs: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ does: fc.constant("ack" as const), skip: fc.nat(12), count }),
    fc.record({ does: fc.constant("retry" as const), skip: fc.nat(12), count, delayMs: fc.integer({ min: 0, max: 50 }) }),
    fc.record({ does: fc.constant("pass time" as const), ms: fc.integer({ min: 1, max: 40 }), days: fc.integer({ min: -2, max: 4 }) }),
    fc.constant({ does: "prune" as const }),
    fc.constant({ does: "open again" as const }),
  ),
  { minLength: 20, maxLength: 60, size: "max" },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

it("loses no message, leases none to two, brings back none that was acked, in any order of steps", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const shop = openShop();
      for (const step of taken) {
        await shop.take(step);
        await shop.checkCounts();
      }
      await shop.ackAll();
    }),
    { seed: 4, numRuns: 30 },
  );
});

/** A queue, and what its users can know of it. */
function openShop() {
  const file = join(mkdtempSync(join(base, "queue-")), "queue.sqlite");
  const clock = { now: Date.UTC(2025, 8, 15), monotonicMs: 0 };
  const open = () => openSqliteEventBus(file, { maxBytes: 1e9, now: () => new Date(clock.now), monotonicMs: () => clock.monotonicMs });
  let bus: SqliteEventBus = open();
  const published: string[] = [];
  const acked = new Set<string>();
  /** By message id: the last lease, until it was acked, retried or over. */
  const leases = new Map<string, { ackId: string; until: number }>();
  let delivered: DeliveredMessage[] = [];
  const everDelivered = new Set<string>();
  let pruned = 0;

  const isLeased = (messageId: string) => (leases.get(messageId)?.until ?? 0) > clock.monotonicMs;
  const isCurrent = ({ messageId, ackId }: DeliveredMessage) => leases.get(messageId)?.ackId === ackId;

  const leaseSome = async (maxMessages: number, visibilityTimeoutMs: number) => {
    const batch = await lease(bus, { maxMessages, visibilityTimeoutMs });
    expect(batch.filter(({ messageId }) => isLeased(messageId) || acked.has(messageId))).toEqual([]);
    expect(batch.length).toBeLessThanOrEqual(maxMessages);
    for (const { messageId } of batch) everDelivered.add(messageId);
    for (const { messageId, ackId } of batch) leases.set(messageId, { ackId, until: clock.monotonicMs + visibilityTimeoutMs });
    delivered = [...batch, ...delivered];
    return batch;
  };
  const ack = async (messages: DeliveredMessage[]) => {
    await bus.ack(ackIds(messages));
    for (const message of messages.filter(isCurrent)) {
      acked.add(message.messageId);
      leases.delete(message.messageId);
    }
  };
  const take = async (step: Step) => {
    if (step.does === "publish") published.push(...(await publish(bus, ...Array.from({ length: step.count }, (_, index) => String(index)))));
    if (step.does === "lease") await leaseSome(step.count, step.timeoutMs);
    if (step.does === "ack") await ack(delivered.slice(step.skip, step.skip + step.count));
    if (step.does === "retry") await retry(delivered.slice(step.skip, step.skip + step.count), step.delayMs);
    if (step.does === "prune") pruned += await bus.prune();
    if (step.does === "open again") await openAgain();
    if (step.does === "pass time") {
      clock.monotonicMs += step.ms;
      clock.now += step.days * 86_400_000;
    }
  };
  const retry = async (messages: DeliveredMessage[], delayMs: number) => {
    await bus.retry(ackIds(messages), { delayMs });
    for (const { messageId } of messages.filter(isCurrent)) leases.delete(messageId);
  };
  const openAgain = async () => {
    await bus.close();
    leases.clear();
    bus = open();
    await bus.ack([]);
  };
  const checkCounts = async () => {
    const { waiting, waitingBytes, leased, retained } = await bus.backlog();
    const leasedNow = published.filter(isLeased).length;
    expect({ leased, waiting, waitingBytes, retained }).toEqual({
      leased: leasedNow,
      // Each body is one digit.
      waitingBytes: published.length - everDelivered.size,
      waiting: published.length - acked.size - leasedNow,
      retained: acked.size - pruned,
    });
  };
  const ackAll = async () => {
    clock.monotonicMs += 1000;
    for (let batch = await leaseSome(10, 1000); batch.length > 0; batch = await leaseSome(10, 1000)) await ack(batch);
    expect(acked).toEqual(new Set(published));
    await checkCounts();
    await bus.close();
  };
  return { take, checkCounts, ackAll };
}
