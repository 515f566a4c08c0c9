/** Many open pages: what they cost the worker and web while live events come in, and how late they show them. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { percentile } from "../lib/percentile.ts";
import type { Finding } from "./finding.ts";
import type { PageArguments, Seen } from "./open-pages.ts";
import { cpuSeconds } from "./processes.ts";
import type { Product } from "./product.ts";

const viewers = 500;
const events = 200;
const everyMs = 100;
const settledMs = 3_000;
/** Web tells the pages in turns, so that the last hears a second after the first. */
const lateAtMost = { atMost: 1_500 };
const search = "from=2000-01-01&to=2100-01-01&compare=none";

/** Shares are of one core; lateness is from an event until a page has its tiles, for every event and page. */
type Watched = { worker: number; web: number; lateMs: number[]; kib: number };

/** The same events watched by nobody, by one page and by many. */
export async function measureViewers(product: Product): Promise<Finding[]> {
  const none = await watch(product, 0);
  const alone = await watch(product, 1);
  const crowd = await watch(product, viewers);
  const many = `${viewers} viewers`;
  return [
    { what: "no viewer: the worker's share of a core", value: none.worker, unit: "%", note: `${1000 / everyMs} events/s` },
    ...findingsOf("one viewer", alone),
    ...findingsOf(many, crowd, lateAtMost),
    { what: `${many}: what they cost the worker more than one`, value: crowd.worker - alone.worker, unit: "%", target: { atMost: 20 } },
  ];
}

function findingsOf(who: string, { worker, web, lateMs, kib }: Watched, target?: { atMost: number }): Finding[] {
  return [
    { what: `${who}: the worker's share of a core`, value: worker, unit: "%" },
    { what: `${who}: web's share of a core`, value: web, unit: "%", note: `${Math.round(kib)} KiB of tiles` },
    { what: `${who}: event until its tiles are there, p50`, value: percentile(lateMs, 0.5), unit: "ms" },
    { what: `${who}: event until its tiles are there, p95`, value: percentile(lateMs, 0.95), unit: "ms", ...(target ? { target } : {}) },
  ];
}

async function watch(product: Product, count: number): Promise<Watched> {
  const before = await linesOf(product);
  const pages = await openPages({ page: product.page, cookie: `${product.cookie.name}=${product.cookie.value}`, tiles: `/api/v1/live?${search}`, count });
  await wait(settledMs);
  const started = performance.now();
  const first = await cpuSeconds(product.pid);
  const sent = await send(product);
  await wait(settledMs);
  const took = (performance.now() - started) / 1000;
  const last = await cpuSeconds(product.pid);
  const seen = await endPages(pages);
  const share = (seconds: number) => (100 * seconds) / took;
  return { worker: share(last.worker - first.worker), web: share(last.web - first.web), lateMs: lateness(sent, seen, before), kib: seen.bytes / 1024 };
}

async function openPages(given: PageArguments): Promise<ChildProcess> {
  const pages = fork(new URL("./open-pages.ts", import.meta.url), [JSON.stringify(given)]);
  await answerOf(pages);
  return pages;
}

async function endPages(pages: ChildProcess): Promise<Seen> {
  if (pages.exitCode !== null) throw new Error("The pages broke off");
  const seen = answerOf(pages);
  pages.send("end");
  return (await seen) as Seen;
}

async function answerOf(pages: ChildProcess): Promise<unknown> {
  const broken = once(pages, "exit").then(() => Promise.reject(new Error("The pages broke off")));
  const [answer] = await Promise.race([once(pages, "message"), broken]);
  return answer;
}

/** When (Date.now()) each event was sent. */
async function send(product: Product): Promise<number[]> {
  const run = `viewers-${Date.now().toString(36)}`;
  const started = Date.now();
  const sent: number[] = [];
  for (let event = 0; event < events; event++) {
    await wait(Math.max(0, started + event * everyMs - Date.now()));
    const id = `${run}-${event}`;
    sent.push(Date.now());
    const body = { event_id: id, order_id: id, customer_id: null, product_id: "P1", qty: 1, unit_price: 1, event_ts: Date.now() / 1000 };
    await product.ask("/v1/events", { method: "POST", body: JSON.stringify(body) });
  }
  return sent;
}

/** Throws when a page missed some. */
function lateness(sent: number[], { pages, linesOf }: Seen, before: number): number[] {
  const lines = new Map(linesOf);
  return pages.flatMap((sightings) => {
    const late: number[] = [];
    for (const { at, version } of sightings) {
      const shown = Math.min((lines.get(version) ?? 0) - before, sent.length);
      while (late.length < shown) late.push(at - (sent[late.length] ?? at));
    }
    if (late.length < sent.length) throw new Error(`A page showed ${late.length} of ${sent.length} events`);
    return late;
  });
}

async function linesOf(product: Product): Promise<number> {
  const { kpis } = (await product.ask(`/v1/live?${search}`)) as { kpis: { lines: number } };
  return kpis.lines;
}
