/** Many open pages: what they cost the worker while live events come in, and how late they hear. */
import { setTimeout as wait } from "node:timers/promises";
import { percentile } from "../lib/percentile.ts";
import type { Finding } from "./finding.ts";
import { cpuSeconds } from "./memory.ts";
import type { Product } from "./product.ts";

const viewers = 500;
const events = 200;
const everyMs = 100;
const settledMs = 3_000;
const search = "from=2000-01-01&to=2100-01-01&compare=none";

type Watched = { coreShare: number; lateMs: number[] };

/** The same events, watched by one page and by many; each hears of a version and asks for its tiles. */
export async function measureViewers(product: Product): Promise<Finding[]> {
  const alone = await watch(product, 1);
  const crowd = await watch(product, viewers);
  const share = ({ coreShare }: Watched) => Math.round(coreShare * 1000) / 10;
  return [
    { what: "one viewer: the worker's share of a core", value: share(alone), unit: "%", note: `${1000 / everyMs} events/s` },
    { what: `${viewers} viewers: the worker's share of a core`, value: share(crowd), unit: "%" },
    { what: "one viewer: event until its tiles are there, p95", value: percentile(alone.lateMs, 0.95), unit: "ms" },
    { what: `${viewers} viewers: event until its tiles are there, p95`, value: percentile(crowd.lateMs, 0.95), unit: "ms" },
  ];
}

async function watch(product: Product, count: number): Promise<Watched> {
  const { lines: before } = await look(product);
  const ended = new AbortController();
  const sent: number[] = [];
  const lateMs: number[] = [];
  const watching = Array.from({ length: count }, () => view(product, before, sent, lateMs, ended.signal));
  await wait(settledMs);
  const cpuBefore = await cpuSeconds(product.pid);
  const started = performance.now();
  await send(product, sent);
  await wait(settledMs);
  const coreShare = ((await cpuSeconds(product.pid)) - cpuBefore) / ((performance.now() - started) / 1000);
  ended.abort();
  await Promise.all(watching);
  return { coreShare, lateMs };
}

/** Asks as a page does: the newest version's tiles, one question at a time. */
async function view(product: Product, before: number, sent: number[], lateMs: number[], ended: AbortSignal): Promise<void> {
  let seen = 0;
  let last = 0;
  for await (const version of product.versions(ended)) {
    if (version <= last) continue;
    const shown = await look(product);
    last = shown.version;
    const lines = shown.lines - before;
    for (; seen < Math.min(lines, sent.length); seen++) lateMs.push(performance.now() - (sent[seen] ?? 0));
  }
}

async function send(product: Product, sent: number[]): Promise<void> {
  const run = `viewers-${Date.now().toString(36)}`;
  for (let event = 0; event < events; event++) {
    const id = `${run}-${event}`;
    sent.push(performance.now());
    const body = { event_id: id, order_id: id, customer_id: null, product_id: "P1", qty: 1, unit_price: 1, event_ts: Date.now() / 1000 };
    await product.ask("/v1/events", { method: "POST", body: JSON.stringify(body) });
    await wait(everyMs);
  }
}

/** Unparsed: reading the answers of so many pages must cost less here than making them there. */
async function look(product: Product): Promise<{ version: number; lines: number }> {
  const text = await product.askText(`/v1/paint?${search}`);
  const [, version] = /"version":(\d+)/.exec(text) ?? [];
  const [, lines] = /"kpis":{[^}]*?"lines":(\d+)/.exec(text) ?? [];
  if (version === undefined || lines === undefined) throw new Error("A paint tells no version or no lines");
  return { version: Number(version), lines: Number(lines) };
}
