import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeliveredMessage } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import { storedEvents } from "../../lib/warehouse/streaming.fixture.ts";
import type { EventBatch } from "../../lib/warehouse/streaming.ts";
import { commitMessages } from "./commit-messages.ts";
import { judgeMessages } from "./judge-messages.ts";
import { eventText, openShop } from "./shop.fixture.ts";

log.level = "silent";

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const now = () => new Date("2025-09-20T10:00:01Z");
const message = (id: string, body: string, attributes = {}): DeliveredMessage => ({
  messageId: id,
  ackId: id,
  body: Buffer.from(body),
  attributes,
  publishTime: new Date("2025-09-20T10:00:00Z"),
  deliveryAttempt: 1,
});
const judged = (messages: DeliveredMessage[]) => judgeMessages(messages, shop.rules);
const all = { limit: 100, offset: 0 };

describe("a batch of messages", () => {
  it("becomes events and dead letters in one commit", async () => {
    const messages = [
      message("m1", eventText({ id: "e1" }), { simulated: "true", run_id: "r1" }),
      message("m2", "{"),
      message("m3", eventText({ id: "e3", qty: 0 })),
    ];
    const { commits, failed } = await commitMessages(await judged(messages), { warehouse: shop.warehouse, now });
    expect(commits).toMatchObject([{ appended: 1, refused: 2, position: { version: 1, streamPosition: 1 } }]);
    expect(failed).toEqual([]);
    expect(await storedEvents(shop.warehouse)).toMatchObject([{ eventId: "e1", simulated: true, runId: "r1", ingestTime: now() }]);
    expect((await shop.warehouse.deadLetters(all)).rows.map(({ messageId, reasons }) => [messageId, reasons[0]?.rule])).toEqual([
      ["m2", "not_json"],
      ["m3", "zero"],
    ]);
  });

  it("keeps only the message out that the warehouse refuses, as a dead letter", async () => {
    const messages = ["e1", "e2", "poison", "e4", "e5"].map((id) => message(`m-${id}`, eventText({ id })));
    const warehouse = refusing(({ events }) => events.some(({ eventId }) => eventId === "poison"), new Error("Conversion Error"));
    const { commits, failed } = await commitMessages(await judged(messages), { warehouse, now });
    expect(commits.reduce((sum, { appended }) => sum + appended, 0)).toBe(4);
    expect(failed).toEqual([]);
    expect((await shop.warehouse.deadLetters(all)).rows).toMatchObject([{ messageId: "m-poison", reasons: [{ field: "body", rule: "not_storable" }] }]);
  });

  it("gives back the message that cannot even be a dead letter", async () => {
    const messages = ["e1", "poison", "e3"].map((id) => message(`m-${id}`, eventText({ id })));
    const isPoison = (id: string) => id === "m-poison";
    const warehouse = refusing(({ events, deadLetters }) => [...events, ...deadLetters].some(({ messageId }) => isPoison(messageId)), new Error("no"));
    const { failed } = await commitMessages(await judged(messages), { warehouse, now });
    expect(failed.map(({ messageId }) => messageId)).toEqual(["m-poison"]);
    expect(await shop.warehouse.streamCounts()).toMatchObject({ events: 2, refused: 0 });
  });

  it("is no one's fault while the warehouse takes nothing", async () => {
    const warehouse = refusing(() => true, new AppError("disk_full", "full"));
    await expect(commitMessages(await judged([message("m1", "{"), message("m2", "{")]), { warehouse, now })).rejects.toMatchObject({ code: "disk_full" });
  });

  function refusing(refuses: (batch: EventBatch) => boolean, error: Error) {
    return { appendEvents: (batch: EventBatch) => (refuses(batch) ? Promise.reject(error) : shop.warehouse.appendEvents(batch)) };
  }
});
