import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setCallerHeaders } from "../../lib/auth/caller-headers.ts";
import { replyToError } from "../../lib/error-reply.ts";
import type { DeadLettersReply, WholeLetterReply } from "../../lib/events/dead-letters-reply.ts";
import { RepairEffectReply } from "../../lib/events/letter-replies.ts";
import { Job } from "../../lib/jobs/job.ts";
import { log } from "../../lib/log.ts";
import { openSmallAccess, type SmallAccess } from "../access/access.fixture.ts";
import { commitMessages } from "../ingest/commit-messages.ts";
import { judgeMessages } from "../ingest/judge-messages.ts";
import { eventText, openShop } from "../ingest/shop.fixture.ts";
import { type Jobs, openJobs } from "../jobs/open-jobs.ts";
import { createLetters, type Letters } from "../letters/letters.ts";
import type { Api } from "./api.ts";
import { checkCaller } from "./caller.ts";
import { addJobRoutes } from "./job-routes.ts";
import { addLetterRoutes } from "./letter-routes.ts";
import { type Listening, listen } from "./listen.ts";
import { keepVersions } from "./versions.ts";

log.level = "silent";

const secret = "0123456789abcdef-secret";
const all = { choice: {} };
const comma = (id: string, order = "O1") => eventText({ id, order, price: "9,50" });

describe("the API of refused events", () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let people: SmallAccess;
  let jobs: Jobs;
  let letters: Letters;
  let server: Listening;
  const committed: number[] = [];
  beforeEach(async () => {
    shop = await openShop();
    people = openSmallAccess();
    committed.length = 0;
    await serve();
  });
  afterEach(async () => {
    await server.close();
    await shop.close();
    people.close();
  });

  async function serve(): Promise<void> {
    jobs = openJobs(people.state);
    const versions = keepVersions();
    const now = () => new Date();
    const { warehouse, rules } = shop;
    letters = createLetters({ warehouse, versions, jobs, access: people.access, rules, onCommitted: ({ version }) => void committed.push(version), now });
    const api: Api = new Hono();
    api.onError((error, context) => Response.json(replyToError(error, context.req).body, { status: replyToError(error, context.req).status }));
    api.use(checkCaller({ secret, collectToken: undefined }, () => null));
    addLetterRoutes(api, { letters });
    addJobRoutes(api, { jobs });
    server = await listen(api, 0);
  }

  /** Through the queue, as a shop sends them. */
  async function send(...bodies: string[]): Promise<void> {
    await shop.publish(...bodies);
    const messages = await shop.bus.lease({ maxMessages: 100, maxBytes: 10_000_000, visibilityTimeoutMs: 60_000, waitMs: 0 });
    await commitMessages(await judgeMessages(messages, shop.rules), { warehouse: shop.warehouse, now: () => new Date() });
  }

  async function ask<T>(path: string, body?: unknown, role: "admin" | "viewer" = "admin"): Promise<{ status: number; body: T }> {
    const headers = new Headers({ authorization: `Bearer ${secret}` });
    setCallerHeaders(headers, { user: "ana", role });
    const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const reply = await fetch(`http://127.0.0.1:${server.port}/v1${path}`, { ...request, headers });
    return { status: reply.status, body: reply.headers.get("content-type") === "application/json" ? await reply.json() : await reply.text() };
  }

  async function replay(request: object): Promise<Job> {
    const { id } = Job.parse((await ask("/dead-letters/replay", request)).body);
    await jobs.ended(id);
    return Job.parse((await ask(`/jobs/${id}`)).body);
  }
  const listed = async (search = "") => (await ask<DeadLettersReply>(`/dead-letters${search}`)).body;

  it("groups them, and lists a group, or what holds a text", async () => {
    await send(comma("e1"), comma("e2", "Kayak"), eventText({ id: "e3", qty: 0 }));
    expect((await ask("/dead-letter-groups")).body).toMatchObject({
      groups: [
        { field: "unit_price", rule: "not_a_number", letters: 2 },
        { field: "qty", rule: "zero", letters: 1 },
      ],
      open: 3,
      replayed: 0,
    });
    expect(await listed("?field=qty&rule=zero")).toMatchObject({ total: 1, rows: [{ state: "open", orderId: "O1" }] });
    expect(await listed("?search=kayak")).toMatchObject({ total: 1, rows: [{ orderId: "Kayak" }] });
    expect((await ask("/dead-letters?state=lost")).status).toBe(400);
  });

  it("judges what somebody writes as the queue would, and tells what it names", async () => {
    await send(comma("e1"));
    const [{ messageId } = { messageId: "" }] = (await listed()).rows;
    const check = (body: string) => ask(`/dead-letters/${messageId}/check`, { body });
    expect((await check(comma("e1"))).body).toMatchObject({ accepted: false, reasons: [{ field: "unit_price", rule: "not_a_number", value: "9,50" }] });
    expect((await check(eventText({ id: "e1", price: "9.50" }))).body).toMatchObject({ accepted: true, order: "new", isKnownProduct: false });
    expect((await check("{")).body).toMatchObject({ accepted: false, reasons: [{ rule: "not_json" }], eventTime: null });
  });

  it("replays a group by one rule, with the effect that was told, once", async () => {
    await send(eventText({ id: "e0", order: "O1" }), comma("e1"), comma("e2", "O2"), comma("e2", "O2"), eventText({ id: "e3", price: "two" }));
    const request = { choice: { field: "unit_price", rule: "not_a_number" }, rule: { kind: "decimal_comma", field: "unit_price" } };
    const told = RepairEffectReply.parse((await ask("/dead-letters/effect", request)).body);
    expect(told).toMatchObject({ letters: 4, accepted: 3, lines: 2, orders: 1, revenue: "19.00", duplicates: 1, stillRefused: [{ values: ["two"] }] });
    expect(await replay(request)).toMatchObject({ kind: "replay", state: "done", outcome: told, subject: { field: "unit_price", repair: "decimal_comma" } });
    expect(committed).toHaveLength(1);
    expect(await replay(request)).toMatchObject({ state: "done", outcome: { letters: 1, accepted: 0 } });
    expect(await shop.warehouse.streamCounts()).toMatchObject({ events: 3, duplicates: 1, refused: 1 });
    expect(people.acts()).toContainEqual(["ana", "letters_replayed", "unit_price not_a_number"]);
  });

  it("replays what somebody wrote, and keeps who did what", async () => {
    await send(comma("e1"));
    const [{ messageId } = { messageId: "" }] = (await listed()).rows;
    const body = eventText({ id: "e1", price: "9.50" });
    expect(await replay({ choice: { ids: [messageId] }, body })).toMatchObject({ outcome: { lines: 1, revenue: "9.50" } });
    const { body: letter } = await ask<WholeLetterReply>(`/dead-letters/${messageId}`);
    expect(letter).toMatchObject({ state: "replayed", body: comma("e1"), repaired: body, history: [{ kind: "replayed", by: "ana", outcome: "counted" }] });
    expect((await ask("/dead-letters/replay", { choice: {}, body })).status).toBe(400);
  });

  it("discards with a reason, and takes back", async () => {
    await send(comma("e1"));
    expect((await ask("/dead-letters/discard", all)).status).toBe(400);
    expect((await ask("/dead-letters/discard", { ...all, reason: "a test order" })).body).toEqual({ letters: 1 });
    expect([(await listed()).total, (await listed("?state=discarded")).total]).toEqual([0, 1]);
    expect((await ask("/dead-letters/take-back", { choice: { state: "discarded" } })).body).toEqual({ letters: 1 });
    expect((await listed()).total).toBe(1);
    expect(people.acts()).toEqual([
      ["ana", "letters_discard_asked", "all dead letters"],
      ["ana", "letters_discarded", "all dead letters"],
      ["ana", "letters_take_back_asked", "all dead letters"],
      ["ana", "letters_taken_back", "all dead letters"],
    ]);
  });

  it("exports them as they came, one a line", async () => {
    await send(comma("e1"), "not json", eventText({ id: "e3", qty: 0 }));
    const { body } = await ask<string>("/dead-letters.ndjson?search=e");
    const lines = body.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).body)).toEqual([comma("e1"), "not json", eventText({ id: "e3", qty: 0 })]);
  });

  it("tells after a restart whether an interrupted replay is in", async () => {
    await send(comma("e1"));
    const by = { who: "ana", accountId: null, address: null };
    const begun = (act: string) => people.state.jobs.add({ kind: "replay", exclusion: "warehouse", subject: { act }, by });
    const [kept, lost] = [begun("a1"), begun("a2")];
    const event = eventText({ id: "e1" });
    const repair = () => ({ body: Buffer.from(event), judged: { isAccepted: false as const, reasons: [] } });
    await shop.warehouse.replayLetters({ state: "open" }, repair, { id: "a1", by: "ana", at: new Date() });
    await server.close();
    await serve();
    letters.settleInterrupted();
    for (const { id } of [kept, lost]) await jobs.ended(id);
    expect([jobs.get(kept.id), jobs.get(lost.id)]).toMatchObject([{ state: "done", outcome: { letters: 1 } }, { state: "broken_off" }]);
  });

  it("is for admins alone", async () => {
    for (const path of ["/dead-letters", "/dead-letter-groups", "/dead-letters.ndjson"]) expect((await ask(path, undefined, "viewer")).status).toBe(403);
    for (const act of ["effect", "replay", "discard", "take-back"]) expect((await ask(`/dead-letters/${act}`, all, "viewer")).status).toBe(403);
  });
});
