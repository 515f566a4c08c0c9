import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeliveredMessage, EventBus } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { CollectReply } from "../../lib/events/collect-reply.ts";
import { DeadLettersReply } from "../../lib/events/dead-letters-reply.ts";
import { SupersededReply } from "../../lib/events/superseded-reply.ts";
import { log } from "../../lib/log.ts";
import { batchOf } from "../../lib/warehouse/streaming.fixture.ts";
import { loadRun, stage } from "../../lib/warehouse/warehouse.contract.ts";
import { openSmallAccess } from "../access/access.fixture.ts";
import { noBackups } from "../backups/no-backups.fixture.ts";
import { eventText, openShop } from "../ingest/shop.fixture.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { createLetters } from "../letters/letters.ts";
import { noLoads } from "../loads/no-loads.fixture.ts";
import { noPipeline } from "../pipeline/pipeline.fixture.ts";
import { noSimulations } from "../simulator/simulations.fixture.ts";
import { createAnnouncer } from "./announcer.ts";
import { createApi } from "./api.ts";
import { createCollect } from "./collect.ts";
import { type Listening, listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { createStreamLists } from "./stream-lists.ts";
import { noPlaces, unaskedInbox, unaskedUploads } from "./unasked.fixture.ts";
import { keepVersions } from "./versions.ts";

log.level = "silent";

const secret = "0123456789abcdef-secret";
const token = "0123456789abcdef-token";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe("the API of live events", () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let server: Listening;
  let perSecond = 0;
  beforeEach(async () => {
    shop = await openShop();
    await serve(shop.bus);
  });
  const people = openSmallAccess();
  afterAll(() => people.close());
  afterEach(async () => {
    await server.close();
    await shop.close();
  });

  async function serve(bus: EventBus): Promise<void> {
    await server?.close();
    const collect = createCollect({ bus, rules: shop.rules, now: () => new Date(), maxBacklog: { messages: 3, bytes: 2_000 }, perSecond: () => perSecond });
    const refuse = () => Promise.reject(new Error("not asked here"));
    const keys = { secret, collectToken: token };
    const metrics = createMetrics(() => ({ version: 0, lines: 0, streams: 0 }));
    const streamLists = createStreamLists({ warehouse: shop.warehouse, currency: "USD" });
    const versions = keepVersions();
    const announcer = createAnnouncer({ versions, status: refuse });
    const jobs = openJobs(people.state);
    const now = () => new Date();
    const { warehouse, rules } = shop;
    const letters = createLetters({ warehouse, versions, jobs, access: people.access, rules, onCommitted: () => {}, now });
    const parts = {
      keys,
      access: people.access,
      jobs,
      letters,
      backups: noBackups,
      end: () => {},
      pipeline: noPipeline,
      simulations: noSimulations,
      collect,
      streamLists,
      simulator: shop.warehouse,
      versions,
      loads: noLoads,
      uploads: unaskedUploads,
      inbox: unaskedInbox,
      places: noPlaces,
      metrics,
      status: refuse,
      announcer,
      now,
      deadlineMs: 1_000,
    };
    server = await listen(createApi(parts), 0);
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

  it("takes an array without an event for what it is", async () => {
    const message = "There was no event in it, so that nothing was kept.";
    for (const body of ["[]", " [ ]\n"]) expect(await send(body)).toMatchObject({ status: 202, body: { accepted: 0, refused: 0, message, results: [] } });
    expect(await queued()).toEqual([]);
  });

  it("takes nothing that is none of these, and says what is wrong", async () => {
    expect(await send("event_id=e1")).toMatchObject({ status: 400, body: { error: { code: "invalid_parameter", field: "body" } } });
    expect(await send("")).toMatchObject({ status: 400, body: { error: { message: "body is empty." } } });
    expect(await queued()).toEqual([]);
  });

  it("takes nothing compressed: its bytes are no events", async () => {
    const headers = { ...bearer(token), "content-type": "application/x-ndjson", "content-encoding": "gzip" };
    const reply = await send(new Uint8Array(gzipSync(eventText({ id: "e1" }))), headers);
    expect(reply).toMatchObject({ status: 400, body: { error: { code: "invalid_parameter", field: "content-encoding", value: "gzip" } } });
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

  it("asks to come back later when what waits is too large, however few they are", async () => {
    const large = eventText({ id: "x".repeat(1_800) });
    expect((await send(large)).status).toBe(202);
    expect((await send(eventText({ id: "b" }))).status).toBe(202);
    expect(await send(eventText({ id: "c" }))).toMatchObject({
      status: 429,
      body: { error: { code: "backlog_full", message: expect.stringContaining("2 events (0.0 MB)") } },
    });
    await queued();
    expect((await send(eventText({ id: "c" }))).status).toBe(202);
  });

  it.each([
    [0, "60"],
    [0.01, "30"],
    [20_000, "1"],
  ])("says after how long, by how fast events go: %d a second", async (rate, retryAfter) => {
    perSecond = rate;
    await send(`[${["a", "b", "c"].map((id) => eventText({ id })).join()}]`);
    expect(await send(eventText({ id: "d" }))).toMatchObject({ status: 429, retryAfter });
  });

  it("asks to come back later when too much waits", async () => {
    await send(`[${["a", "b", "c"].map((id) => eventText({ id })).join()}]`);
    expect(await send(eventText({ id: "d" }))).toMatchObject({
      status: 429,
      body: { error: { code: "backlog_full", message: expect.stringContaining("3 events") } },
    });
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

  async function ask(path: string, headers: Record<string, string> = bearer(secret)) {
    const reply = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
    return { status: reply.status, body: await reply.json() };
  }
  const viewer = { ...bearer(secret), "x-caudal-user": "vic", "x-caudal-role": "viewer" };

  it("lists what was refused, the last first, with the reasons in words", async () => {
    await shop.warehouse.appendEvents(batchOf([], [{ message: "m1", body: "{", run: "r1" }]));
    await shop.warehouse.appendEvents(batchOf([], [{ message: "m2", body: "ñ" }], new Date()));
    const { body } = await ask("/v1/dead-letters?limit=1&offset=1");
    expect(DeadLettersReply.parse(body)).toEqual(body);
    expect(body).toMatchObject({ total: 2, rows: [{ messageId: "m1", body: "{", bodyBytes: 1, bodyBase64: null, simulated: true, runId: "r1" }] });
    expect(body.rows[0].reasons).toEqual([{ field: "body", value: "{", rule: "not_json", message: "The event is not JSON." }]);
    expect((await ask("/v1/dead-letters/m2")).body).toMatchObject({ body: "ñ", bodyBytes: 2, attempts: 1, simulated: false });
  });

  it("shows bytes that are no text", async () => {
    const [letter] = batchOf([], [{ message: "m1", body: "" }]).deadLetters;
    if (letter) await shop.warehouse.appendEvents({ ...batchOf([]), deadLetters: [{ ...letter, body: Buffer.from([0xff, 0x00, 0x41]) }] });
    expect((await ask("/v1/dead-letters/m1")).body).toMatchObject({ body: "\ufffd\u0000A", bodyBytes: 3, bodyBase64: "/wBB" });
  });

  it("says which dead letter there is not, and which parameter", async () => {
    expect(await ask("/v1/dead-letters/m9")).toMatchObject({ status: 404, body: { error: { message: 'There is no dead letter "m9".' } } });
    expect(await ask("/v1/dead-letters?limit=0")).toMatchObject({ status: 400, body: { error: { field: "limit" } } });
    expect(await ask("/v1/superseded?country=Chile")).toMatchObject({ status: 400, body: { error: { field: "country" } } });
  });

  it("lists the live lines that the load has already, with the revenue of all of them", async () => {
    await shop.warehouse.swapLoad(await stage(shop.folder, "2 as qty"), loadRun(1));
    const lines = ["a", "b", "c"].map((id, hour) => ({ id, qty: -1, price: "33.335", ts: `2025-09-15 1${hour}:00:00` }));
    await shop.warehouse.appendEvents(batchOf(lines));
    const { body } = await ask("/v1/superseded?limit=1", viewer);
    expect(SupersededReply.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      lines: 3,
      revenue: "-100.01",
      rows: [{ eventId: "c", orderId: "O1", qty: -1, unitPrice: "33.3350", revenue: "-33.34", eventTime: "2025-09-15T12:00:00.000Z" }],
    });
  });

  it("shows what was refused to admins alone", async () => {
    for (const path of ["/v1/dead-letters", "/v1/dead-letters/m1"]) expect((await ask(path, viewer)).status).toBe(403);
    expect((await ask("/v1/superseded", bearer(token))).status).toBe(403);
  });
});
