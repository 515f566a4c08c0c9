import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeliveredMessage, EventBus } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { CollectReply } from "../../lib/events/collect-reply.ts";
import { log } from "../../lib/log.ts";
import { eventText, openShop } from "../ingest/shop.fixture.ts";
import { createApi } from "./api.ts";
import { createCollect } from "./collect.ts";
import { type Listening, listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { keepVersions } from "./versions.ts";

log.level = "silent";

const secret = "0123456789abcdef-secret";
const token = "0123456789abcdef-token";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe("POST /v1/events", () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let server: Listening;
  beforeEach(async () => {
    shop = await openShop();
    await serve(shop.bus);
  });
  afterEach(async () => {
    await server.close();
    await shop.close();
  });

  async function serve(bus: EventBus): Promise<void> {
    await server?.close();
    const collect = createCollect({ bus, rules: shop.rules, now: () => new Date(), maxBacklog: 3 });
    const refuse = () => Promise.reject(new Error("not asked here"));
    const loads = { start: refuse, get: refuse, recent: refuse, latest: refuse, cancel: refuse, idle: refuse, close: refuse };
    const keys = { secret, collectToken: token };
    const metrics = createMetrics(() => ({ version: 0, lines: 0 }));
    server = await listen(createApi({ keys, collect, versions: keepVersions(), loads, metrics, status: refuse, now: () => new Date(), deadlineMs: 1_000 }), 0);
  }

  async function send(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = bearer(token)) {
    const reply = await fetch(`http://127.0.0.1:${server.port}/v1/events`, { method: "POST", body, headers });
    return { status: reply.status, retryAfter: reply.headers.get("retry-after"), body: await reply.json() };
  }
  const queued = (): Promise<DeliveredMessage[]> => shop.bus.lease({ maxMessages: 100, maxBytes: 10_000_000, visibilityTimeoutMs: 60_000, waitMs: 0 });
  const texts = async () => (await queued()).map(({ body }) => Buffer.from(body).toString());

  it("takes one event, byte for byte", async () => {
    const body = '{ "event_id":"e1","order_id":"O1","customer_id":null,"product_id":"ñ","qty":1,"unit_price":120.500,"event_ts":"2025-09-12"}';
    const reply = await send(body);
    expect(reply).toMatchObject({ status: 202, body: { accepted: 1, refused: 0, results: [{ accepted: true, eventId: "e1" }] } });
    expect(await queued()).toMatchObject([{ messageId: CollectReply.parse(reply.body).results[0]?.messageId, attributes: {} }]);
  });

  it("keeps each element of an array as it was written, refused ones too, and says why", async () => {
    const precise = eventText({ id: "e1" }).replace('"10"', "10.00001");
    const reply = await send(`[${precise}, 7 ,${eventText({ id: "e2", qty: 0 })}]`);
    expect(reply).toMatchObject({
      status: 202,
      body: {
        accepted: 0,
        refused: 3,
        message: expect.stringContaining("3 of them are refused: kept"),
        results: [
          {
            accepted: false,
            reasons: [{ field: "unit_price", value: "10.00001", rule: "too_many_decimals", message: "unit_price may have at most 4 decimals." }],
          },
          { accepted: false, reasons: [{ field: "body", value: "7", rule: "not_an_object" }] },
          { accepted: false, reasons: [{ field: "qty", value: "0", rule: "zero" }] },
        ],
      },
    });
    expect(await texts()).toEqual([precise, "7", eventText({ id: "e2", qty: 0 })]);
  });

  it("takes one event per line", async () => {
    const reply = await send(`${eventText({ id: "e1" })}\n${eventText({ id: "e2" })}\n`, { ...bearer(token), "content-type": "application/x-ndjson" });
    expect(reply.body).toMatchObject({ accepted: 2, refused: 0 });
  });

  it("takes nothing that is none of these, and says what is wrong", async () => {
    expect(await send("event_id=e1")).toMatchObject({ status: 400, body: { error: { code: "invalid_parameter", field: "body" } } });
    expect(await send("")).toMatchObject({ status: 400, body: { error: { message: "body is empty." } } });
    expect(await queued()).toEqual([]);
  });

  it.each([{}, bearer("0123456789abcdef-other"), bearer("")])("lets nobody in with %o", async (headers) => {
    expect((await send(eventText({ id: "e1" }), headers)).status).toBe(401);
    expect(await queued()).toEqual([]);
  });

  it("lets the token do nothing else", async () => {
    const reply = await fetch(`http://127.0.0.1:${server.port}/v1/status`, { headers: bearer(token) });
    expect(reply.status).toBe(403);
  });

  it("lets the worker's own say that a run is simulated, and nobody else", async () => {
    const run = { "x-caudal-run-id": "run 7" };
    expect((await send(eventText({ id: "e1" }), { ...bearer(token), ...run })).status).toBe(403);
    const asAdmin = { "x-caudal-user": "loopback", "x-caudal-role": "admin" };
    expect((await send(eventText({ id: "e1" }), { ...bearer(secret), ...asAdmin, ...run })).status).toBe(403);
    expect((await send('{"simulated":true,"run_id":"x"}', bearer(token))).status).toBe(202);
    expect((await send(eventText({ id: "e1" }), { ...bearer(secret), ...run })).status).toBe(202);
    expect((await queued()).map(({ attributes }) => attributes)).toEqual([{}, { simulated: "true", run_id: "run 7" }]);
  });

  it("asks to come back later when too much waits", async () => {
    await send(`[${["a", "b", "c"].map((id) => eventText({ id })).join()}]`);
    expect(await send(eventText({ id: "d" }))).toMatchObject({ status: 429, retryAfter: "10", body: { error: { code: "backlog_full" } } });
    expect(await texts()).toHaveLength(3);
  });

  it("takes 5 MB and no more, and says so", async () => {
    const event = eventText({ id: "e1" });
    expect((await send(event + " ".repeat(5_000_000 - event.length))).status).toBe(202);
    expect(await send(" ".repeat(5_000_001))).toMatchObject({
      status: 413,
      body: { error: { code: "body_too_large", message: expect.stringContaining("5000000") } },
    });
  });

  it("acknowledges nothing that is not on the disk", async () => {
    await serve({ ...shop.bus, publish: () => Promise.reject(new AppError("disk_full", "The disk is full.")) });
    expect(await send(eventText({ id: "e1" }))).toMatchObject({ status: 507, body: { error: { code: "disk_full" } } });
  });
});
