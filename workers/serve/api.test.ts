import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { log } from "../../lib/log.ts";
import { Detail } from "../../lib/sales/detail.ts";
import { FilterValues } from "../../lib/sales/filter-values.ts";
import { Order } from "../../lib/sales/order.ts";
import { Paint } from "../../lib/sales/paint.ts";
import { addEvents, fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore } from "../../lib/serving/small-store.fixture.ts";
import { RunCounts } from "../../lib/simulate/orders/run-counts.ts";
import { ShopSample } from "../../lib/simulate/orders/shop-sample.ts";
import { Status } from "../../lib/status.ts";
import type { DuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { openSmallAccess } from "../access/access.fixture.ts";
import { noBackups } from "../backups/no-backups.fixture.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { noLetters } from "../letters/letters.fixture.ts";
import type { LoadJobs } from "../loads/load-jobs.ts";
import { noLoads } from "../loads/no-loads.fixture.ts";
import { noPipeline } from "../pipeline/pipeline.fixture.ts";
import { noSimulations } from "../simulator/simulations.fixture.ts";
import { type Announcer, createAnnouncer } from "./announcer.ts";
import { createApi } from "./api.ts";
import { type Listening, listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { status, store } from "./status.fixture.ts";
import { noPlaces, unaskedInbox, unaskedUploads } from "./unasked.fixture.ts";
import { keepVersions, type Served, type Versions } from "./versions.ts";

log.level = "silent";

const secret = randomBytes(16).toString("hex");
const asAdmin = { authorization: `Bearer ${secret}`, "x-caudal-user": "ada", "x-caudal-role": "admin" };
const asViewer = { ...asAdmin, "x-caudal-user": "vic", "x-caudal-role": "viewer" };
const retainMs = 300;

const shop: SmallStore = {
  customers: [
    { id: "C1", name: "=cmd()", country: "Chile" },
    { id: "C2", name: 'Ana "A", Díaz', country: "Perú" },
  ],
  products: [{ id: "P1", category: "Books", subcategory: "Novels", cost: "4" }],
  orders: [
    { id: "O/1", customer: "C1", date: "2025-03-01T12:00:00Z", channel: "Online" },
    { id: "O2", customer: "C2", date: "2025-03-02T12:00:00Z", channel: "Store" },
  ],
  items: [
    { order: "O/1", product: "P1", qty: 1, price: "10.50" },
    { order: "O2", product: "P1", qty: -2, price: "3" },
  ],
};

const refuseLoads: LoadJobs = {
  ...noLoads,
  start: (request) => Promise.reject(new AppError("load_running", `Load 1 is under way, not ${request.folder}.`)),
  get: (id) => Promise.reject(new AppError("not_found", `There is no load ${id}.`)),
  cancel: () => Promise.reject(new Error("the disk caught fire at /secret/place")),
};

describe("the worker's API", () => {
  const people = openSmallAccess();
  let warehouse: DuckdbWarehouse;
  let versions: Versions;
  let announcer: Announcer;
  let server: Listening;
  const loads: LoadJobs = { ...refuseLoads };

  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
    await fillWarehouse(warehouse, shop);
    versions = keepVersions(retainMs);
    versions.switchTo(await served(1));
    const notAsked = () => Promise.reject(new Error("not asked here"));
    const metrics = createMetrics(() => ({ version: 7, lines: 2, streams: 0 }));
    announcer = createAnnouncer({ versions, status: async () => status });
    server = await listen(
      createApi({
        simulator: warehouse,
        keys: { secret, collectToken: undefined },
        access: people.access,
        jobs: openJobs(people.state),
        backups: noBackups,
        end: () => {},
        pipeline: noPipeline,
        simulations: noSimulations,
        collect: notAsked,
        streamLists: { superseded: notAsked },
        letters: noLetters,
        versions,
        loads,
        uploads: unaskedUploads,
        inbox: unaskedInbox,
        places: noPlaces,
        metrics,
        status: () => Promise.resolve(status),
        announcer,
        now: () => new Date("2026-01-01T00:00:00Z"),
        deadlineMs: 5_000,
      }),
      0,
    );
  });
  afterAll(async () => {
    announcer.close();
    await server.close();
    await versions.close();
    await warehouse.close();
    people.close();
  });

  async function served(version: number): Promise<Served> {
    return { serving: await openServingOf(warehouse, "UTC", version), stateOf: () => store, file: `/nowhere/${version}` };
  }

  const ask = (path: string, request: RequestInit = {}) => fetch(`http://127.0.0.1:${server.port}${path}`, { headers: asAdmin, ...request });

  it("answers health to anyone and nothing else", async () => {
    expect((await ask("/healthz", { headers: {} })).status).toBe(200);
    for (const path of ["/v1/paint", "/v1/status", "/metrics", "/v1/nothing"]) expect((await ask(path, { headers: {} })).status).toBe(401);
  });

  it.each([
    { authorization: "Bearer wrong" },
    { authorization: secret },
    { authorization: `Bearer ${secret}x` },
    { authorization: `Bearer ${secret}`, "x-caudal-user": "eve" },
    { authorization: `Bearer ${secret}`, "x-caudal-user": "eve", "x-caudal-role": "root" },
  ])("does not know who %o is", async (headers) => {
    const reply = await ask("/v1/paint", { headers });
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ error: { code: "unauthenticated" } });
  });

  it("lets a token do what it is for", async () => {
    const { read, collect } = Object.fromEntries(
      (["read", "collect"] as const).map((kind) => [kind, people.state.tokens.make({ name: kind, kind, createdBy: "ada" })]),
    );
    const asRead = { authorization: `Bearer ${read?.key}` };
    expect((await ask("/v1/paint", { headers: asRead })).status).toBe(200);
    expect((await ask("/v1/loads", { headers: asRead })).status).toBe(403);
    expect((await ask("/v1/paint", { headers: { authorization: `Bearer ${collect?.key}` } })).status).toBe(403);
    people.state.tokens.revoke(read?.token.tokenId ?? "");
    expect((await ask("/v1/paint", { headers: asRead })).status).toBe(401);
  });

  it("lets a viewer see and not load", async () => {
    expect((await ask("/v1/paint", { headers: asViewer })).status).toBe(200);
    expect((await ask("/v1/loads", { headers: asViewer, method: "POST" })).status).toBe(403);
    expect((await ask("/metrics", { headers: asViewer })).status).toBe(403);
  });

  it("tells a viewer of a load how many rows are out, an admin which and where", async () => {
    const seen = Status.parse(await (await ask("/v1/status", { headers: asViewer })).json());
    expect(seen.load).toMatchObject({ id: 3, state: "refused", report: { rejectedRows: 1, rejectsByReason: { not_a_number: 1 } } });
    for (const word of ["/home/ada", "grace", "linus@shop.example", "12,5O", "items.csv", "8.8.8.8", "sha"]) expect(JSON.stringify(seen)).not.toContain(word);
    expect(Status.parse(await (await ask("/v1/status")).json())).toEqual(status);
  });

  it("tells an admin alone whom a simulation may draw, and what came of it", async () => {
    expect(ShopSample.parse(await (await ask("/v1/simulator/sample")).json())).toMatchObject({
      customers: [{ id: "C1" }, { id: "C2" }],
      orders: [{ id: "O/1", unitPrice: "10.5000" }],
    });
    expect(RunCounts.parse(await (await ask("/v1/simulator/runs/sim-none")).json())).toMatchObject({ lines: 0, refused: 0 });
    for (const path of ["sample", "runs/sim-none"]) expect((await ask(`/v1/simulator/${path}`, { headers: asViewer })).status).toBe(403);
  });

  it.each(["/v1/paint", "/v1/live"])("names the version of %s in a header too", async (path) => {
    const reply = await ask(path);
    expect(reply.headers.get("x-caudal-version")).toBe(String((await reply.json()).version));
  });

  it("answers a paint as the page parses it, the second time from the cache", async () => {
    const first = Paint.parse(await (await ask("/v1/paint?country=Chile")).json());
    expect(first).toMatchObject({
      version: 1,
      store,
      newestEvent: "2025-03-02T12:00:00.000Z",
      kpis: { revenue: "10.50", orders: 1, customers: 1, aov: "10.50" },
    });
    expect(first.cost).toMatchObject({ cached: false });
    const second = Paint.parse(await (await ask("/v1/paint?country=Chile")).json());
    expect(second.cost).toMatchObject({ cached: true, queries: 0 });
    expect({ ...second, cost: null }).toEqual({ ...first, cost: null });
  });

  it.each([
    ["/v1/paint?from=2025-13-01", "from", "2025-13-01"],
    ["/v1/paint?from=2025-03-02&to=2025-03-01", "from", "2025-03-02"],
    ["/v1/paint?contry=Chile", "contry", "Chile"],
    ["/v1/paint?grain=day&grain=week", "grain", "week"],
    ["/v1/paint?compare=never", "compare", "never"],
    ["/v1/detail?limit=501", "limit", "501"],
    ["/v1/dead-letters?limit=abc", "limit", "abc"],
    ["/v1/jobs?limit=1e1", "limit", "1e1"],
    ["/v1/detail?sort=revenue;drop", "sort", "revenue;drop"],
    ["/v1/filter-values", "dimension", undefined],
  ])("%s: 400 names the field", async (path, field, value) => {
    const reply = await ask(path);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { code: "invalid_parameter", field, ...(value === undefined ? {} : { value }) } });
  });

  it("lists detail rows and filter values", async () => {
    const reply = await ask("/v1/detail?sort=revenue&direction=desc&limit=1");
    expect(reply.headers.get("x-caudal-version")).toBe("1");
    const detail = Detail.parse(await reply.json());
    expect(detail).toMatchObject({ version: 1, total: 2, rows: [{ orderId: "O/1", revenue: "10.50" }] });
    const values = FilterValues.parse(await (await ask("/v1/filter-values?dimension=country")).json());
    expect(values.values.map((value) => value.key).sort()).toEqual(["Chile", "Perú"]);
  });

  it("finds an order whose id holds a slash, and says when there is none", async () => {
    const order = Order.parse(await (await ask("/v1/orders/O%2F1")).json());
    expect(order).toMatchObject({ orderId: "O/1", revenue: "10.50" });
    const reply = await ask("/v1/orders/O9");
    expect([reply.status, await reply.json()]).toEqual([404, { error: { code: "not_found", message: 'There is no order "O9".' } }]);
  });

  it("exports what a spreadsheet reads and does not run", async () => {
    const reply = await ask("/v1/detail.csv?from=2025-03-01&to=2025-03-03");
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="sales-2025-03-01-to-2025-03-03-v1.csv"');
    expect(reply.headers.get("x-caudal-version")).toBe("1");
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      [
        "order_id,date,customer_id,customer_name,country,category,channel,revenue",
        "O/1,2025-03-01,C1,'=cmd(),Chile,Books,Online,10.50",
        'O2,2025-03-02,C2,"Ana ""A"", Díaz",Perú,Books,Store,-6.00',
        "",
      ].join("\r\n"),
    );
  });

  it("keeps a paint that a new version does not touch, and says that it is of that version", async () => {
    const { serving } = versions.newest();
    const streamPosition = await addEvents(warehouse, [
      { id: "e1", order: "O3", customer: "C1", product: "P1", qty: 1, price: "5", ts: "2025-03-05T12:00:00Z" },
    ]);
    const [past, all] = ["/v1/paint?from=2025-03-01&to=2025-03-03&compare=previous", "/v1/paint?from=2025-03-01&to=2025-03-06"];
    for (const path of [past, all]) await ask(path);
    const version = serving.moment().version + 1;
    await serving.refresh({ version, streamPosition });
    expect(Paint.parse(await (await ask(past)).json())).toMatchObject({
      version,
      newestEvent: "2025-03-05T12:00:00.000Z",
      kpis: { lines: 2 },
      cost: { cached: true },
    });
    expect(Paint.parse(await (await ask(all)).json())).toMatchObject({ version, kpis: { lines: 3 }, cost: { cached: false } });
  });

  it("takes no sale that is dated ahead for the newest, and says that there is one", async () => {
    const { serving } = versions.newest();
    const ahead = { id: "e2", order: "O4", customer: "C1", product: "P1", qty: 1, price: "5", ts: "2026-01-01T03:00:00Z" };
    const streamPosition = await addEvents(warehouse, [ahead]);
    await serving.refresh({ version: serving.moment().version + 1, streamPosition });
    const { newestEvent, datedAhead, kpis } = Paint.parse(await (await ask("/v1/paint?from=2025-03-01&to=2026-02-01")).json());
    expect([newestEvent, datedAhead, kpis.lines]).toEqual(["2025-03-05T12:00:00.000Z", { lines: 1, until: "2026-01-01T03:00:00.000Z" }, 4]);
  });

  it("answers from a former version for a while, then says it is gone", async () => {
    const current = versions.version();
    versions.switchTo(await served(current + 1));
    expect((await ask(`/v1/detail?version=${current}`)).status).toBe(200);
    await expect.poll(async () => (await ask(`/v1/detail?version=${current}`)).status, { timeout: 5_000 }).toBe(409);
    expect(await (await ask(`/v1/detail?version=${current}`)).json()).toMatchObject({ error: { code: "version_gone", field: "version" } });
    expect((await ask("/v1/paint")).status).toBe(200);
  });

  it("tells a viewer of a new version while the stream is open, and nobody without a name", async () => {
    expect((await ask("/v1/stream", { headers: {} })).status).toBe(401);
    const reply = await ask("/v1/stream", { headers: { ...asViewer, "last-event-id": String(versions.version()) } });
    expect(reply.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const next = versions.version() + 1;
    versions.switchTo(await served(next));
    const decoder = new TextDecoder();
    let text = "";
    for await (const piece of reply.body ?? []) {
      text += decoder.decode(piece);
      if (text.includes("event: version")) break;
    }
    expect(text).not.toContain("/home/ada");
    expect(text).toContain(`id: ${next}\nevent: version\ndata: {"version":${next},`);
    await expect.poll(() => announcer.pages()).toBe(0);
  });

  it("refuses a load with its reason, and a body that is wrong or too long", async () => {
    const post = (body: string) => ask("/v1/loads", { method: "POST", body });
    const running = await post('{"folder":"/x"}');
    expect([running.status, await running.json()]).toEqual([409, { error: { code: "load_running", message: "Load 1 is under way, not /x." } }]);
    const misspelt = await post('{"acceptReject":true}');
    expect([misspelt.status, await misspelt.json()]).toMatchObject([400, { error: { field: "acceptReject" } }]);
    expect((await post("{")).status).toBe(400);
    expect((await post(JSON.stringify({ folder: "x".repeat(70_000) }))).status).toBe(413);
  });

  it("lets only the secret's holder name any folder", async () => {
    const origins: boolean[] = [];
    loads.start = (_, { anyFolder }) => {
      origins.push(anyFolder);
      return Promise.resolve({ id: 1 } as LoadRun);
    };
    await ask("/v1/loads", { method: "POST" });
    await ask("/v1/loads", { method: "POST", headers: { authorization: `Bearer ${secret}` } });
    expect(origins).toEqual([false, true]);
    expect(people.acts().slice(-2)).toEqual([
      ["ada", "load_started", "load 1"],
      ["this machine", "load_started", "load 1"],
    ]);
  });

  it("keeps what went wrong inside to the log", async () => {
    const reply = await ask("/v1/loads/1", { method: "DELETE" });
    expect(reply.status).toBe(500);
    const text = await reply.text();
    expect(text).not.toContain("/secret/place");
    expect(JSON.parse(text)).toMatchObject({ error: { code: "internal", id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  });

  it("counts paints and times requests", async () => {
    const text = await (await ask("/metrics")).text();
    expect(text).toMatch(/caudal_paints_total\{cached="true"\} [1-9]/);
    expect(text).toMatch(/caudal_request_duration_seconds_count\{method="GET",route="\/v1\/paint",status="200"\} [1-9]/);
    expect(text).toContain("caudal_version 7");
  });
});

describe("without data", () => {
  it("says so", () => {
    expect(() => keepVersions().newest()).toThrow(expect.objectContaining({ code: "no_data", status: 503 }));
  });
});
