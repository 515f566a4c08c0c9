import { afterEach, beforeEach, expect, it } from "vitest";
import type { EventBus } from "../../lib/bus/event-bus.ts";
import { eventText, openShop } from "../ingest/shop.fixture.ts";
import { createCollect } from "./collect.ts";

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

it("lets others have their turn while it judges a large request", async () => {
  let turns = 0;
  let turnsBefore = 0;
  const publish: EventBus["publish"] = (messages) => {
    turnsBefore = turns;
    return shop.bus.publish(messages);
  };
  const collect = createCollect({ bus: { ...shop.bus, publish }, rules: shop.rules, now: () => new Date(), perSecond: () => 0 });
  const lines = Array.from({ length: 10_000 }, (_, index) => eventText({ id: `e${index}` }));
  const collecting = collect({ body: Buffer.from(lines.join("\n")), contentType: "application/x-ndjson", attributes: {} });
  const others = setInterval(() => turns++, 0);
  const { accepted, results } = await collecting;
  clearInterval(others);
  expect([accepted, results[9_999]]).toMatchObject([10_000, { accepted: true, eventId: "e9999" }]);
  expect(turnsBefore).toBeGreaterThan(4);
});
