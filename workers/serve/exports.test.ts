import type { Registry } from "prom-client";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { log } from "../../lib/log.ts";
import type { DetailRow } from "../../lib/sales/detail.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import { openServingOf, openSmallWarehouse } from "../../lib/serving/small-store.fixture.ts";
import type { DuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";
import { openSmallAccess } from "../access/access.fixture.ts";
import { noBackups } from "../backups/no-backups.fixture.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { noLetters } from "../letters/letters.fixture.ts";
import { noLoads } from "../loads/no-loads.fixture.ts";
import { noPipeline } from "../pipeline/pipeline.fixture.ts";
import { noSimulations } from "../simulator/simulations.fixture.ts";
import { createAnnouncer } from "./announcer.ts";
import { createApi } from "./api.ts";
import { createExports } from "./exports.ts";
import { type Listening, listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { noPlaces, unaskedInbox, unaskedUploads } from "./unasked.fixture.ts";
import { keepVersions, type Versions } from "./versions.ts";

log.level = "silent";

const secret = "a-secret-of-the-test";
const headers = { authorization: `Bearer ${secret}`, "x-caudal-user": "ada", "x-caudal-role": "admin" };
const store: StoreState = { name: "", currency: "USD", digits: 2, timeZone: "UTC", firstDay: null, lastDay: null, load: null };
const row: DetailRow = {
  orderId: "O1",
  date: "2025-03-01",
  customerId: null,
  customerName: null,
  country: "Chile",
  category: "Books",
  channel: "Web",
  revenue: "1.00",
};
const noFilters = { country: [], category: [], channel: [], source: [], product: [] };
const notAsked = () => Promise.reject(new Error("not asked here"));

let warehouse: DuckdbWarehouse;
let versions: Versions;
let server: Listening;
let registry: Registry;
let closed = 0;
let isBroken = false;
/** Of each sort under way: how to end it. */
let sorts: (() => void)[] | null = null;

const people = openSmallAccess();

/** A store whose export never ends. */
beforeAll(async () => {
  warehouse = await openSmallWarehouse();
  const serving = await openServingOf(warehouse, "UTC");
  const endless = async function* () {
    for (;;) yield Array.from({ length: 1_000 }, () => row);
  };
  const close = async () => {
    closed++;
  };
  const detailChunks = async (_: unknown, signal?: AbortSignal) => {
    if (isBroken) throw new Error("no room");
    if (sorts) await sortUntil(signal, sorts);
    return { moment: serving.moment(), chunks: endless(), close };
  };
  versions = keepVersions();
  versions.switchTo({ serving: { ...serving, detailChunks }, stateOf: () => store, file: "/nowhere" });
  const metrics = createMetrics(() => ({ version: 1, lines: 1, streams: 0 }));
  registry = metrics.registry;
  server = await listen(
    createApi({
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
      simulator: warehouse,
      versions,
      loads: noLoads,
      uploads: unaskedUploads,
      inbox: unaskedInbox,
      places: noPlaces,
      metrics,
      status: notAsked,
      announcer: createAnnouncer({ versions, status: notAsked }),
      now: () => new Date(),
      deadlineMs: 300,
    }),
    0,
  );
});
afterAll(async () => {
  await server.close();
  await versions.close();
  await warehouse.close();
  people.close();
});

function sortUntil(signal: AbortSignal | undefined, sorting: (() => void)[]): Promise<void> {
  return new Promise((resolve, reject) => {
    sorting.push(resolve);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}

async function answers(status: number): Promise<number> {
  const text = await registry.metrics();
  return Number(new RegExp(`caudal_request_duration_seconds_count\\{.*detail.csv.*status="${status}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

const never = new AbortController().signal;
const ask = (signal: AbortSignal) => fetch(`http://127.0.0.1:${server.port}/v1/detail.csv`, { headers, signal });

afterEach(() => {
  sorts = null;
  isBroken = false;
});

it("four exports run at a time, and one whose reader leaves gives its turn to the next", async () => {
  const readers = Array.from({ length: 5 }, () => new AbortController());
  const [first, ...others] = readers;
  const last = readers.at(-1) ?? new AbortController();
  for (const { signal } of readers.slice(0, 4)) expect((await ask(signal)).status).toBe(200);
  const refused = await ask(last.signal);
  expect([refused.status, await refused.json()]).toMatchObject([503, { error: { message: expect.stringContaining("Other exports are under way") } }]);
  first?.abort();
  await expect.poll(() => closed).toBe(1);
  expect((await ask(last.signal)).status).toBe(200);
  for (const other of others) other.abort();
  await expect.poll(() => closed).toBe(5);
});

it("an export whose rows cannot be sorted is an error and no half file, and gives its turn back", async () => {
  isBroken = true;
  const { signal } = new AbortController();
  for (let turn = 0; turn < 5; turn++) expect((await ask(signal)).status).toBe(500);
  isBroken = false;
  const reader = new AbortController();
  expect((await ask(reader.signal)).status).toBe(200);
  reader.abort();
  await expect.poll(() => closed).toBe(6);
});

it("exports whose askers leave while they wait are never sorted, and one that is being sorted is broken off; none is a failure", async () => {
  sorts = [];
  const failures = vi.spyOn(log, "error");
  const asked = vi.spyOn(versions, "servedAt");
  const [before, closedBefore] = [await answers(499), closed];
  const [first, ...others] = Array.from({ length: 4 }, () => new AbortController());
  const leave = (signal = never) => ask(signal).catch(() => undefined);
  void leave(first?.signal);
  await expect.poll(() => sorts?.length).toBe(1);
  for (const { signal } of others) void leave(signal);
  await expect.poll(() => asked.mock.calls.length).toBe(4);
  for (const other of others) other.abort();
  await expect.poll(() => answers(499)).toBe(before + 3);
  first?.abort();
  await expect.poll(() => answers(499)).toBe(before + 4);
  expect([sorts.length, closed - closedBefore, failures.mock.calls.length]).toEqual([1, 0, 0]);

  sorts = null;
  const reader = new AbortController();
  expect((await ask(reader.signal)).status).toBe(200);
  reader.abort();
});

it("an export that waits for its turn leaves the line when its asker leaves", async () => {
  const { begin } = createExports(60_000);
  const { serving } = versions.newest();
  const busy = { ...serving, detailChunks: () => new Promise<never>(() => {}) };
  const query = { range: { from: "2025-03-01", to: "2025-03-02" }, filters: noFilters, sort: "date", direction: "asc", search: "" } as const;
  for (let turn = 0; turn < 4; turn++) void begin(busy, query, never);
  const asker = new AbortController();
  const waiting = begin(busy, query, asker.signal);
  asker.abort();
  await expect(waiting).rejects.toMatchObject({ code: "asker_gone" });
});
