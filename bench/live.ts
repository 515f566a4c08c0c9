/** Live events on their way: from their publication until the API tells them, and until a page shows them. */
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { percentile } from "../lib/percentile.ts";
import { Live } from "../lib/sales/live.ts";
import { Paint } from "../lib/sales/paint.ts";
import { openBrowser } from "./browser.ts";
import { type Finding, median } from "./finding.ts";
import type { Product } from "./product.ts";

const perSecond = 1_000;
const everyMs = 20;
const forMs = 60_000;
const settledMs = 20_000;
const dayMs = 86_400_000;

/** When each event was published, by its place; times are Date.now()'s. Every event brings 1.00. */
type Sent = number[];
/** So many events had been seen by then. */
type Sighting = { at: number; events: number };
export type LiveTimes = { api: number[]; pixel: number[]; apiPaints: number };

export async function measureLive(product: Product): Promise<LiveTimes> {
  const browser = await openBrowser();
  try {
    const search = await everyDay(product);
    const { kpis } = await askPaint(product, search);
    const page = await openPage(browser, product, search);
    const sent: Sent = [];
    const ended = new AbortController();
    const watching = watchApi(product, search, kpis.lines, ended.signal);
    await send(product, sent);
    await wait(settledMs);
    ended.abort();
    const seenByApi = await watching;
    const shown = await page.sightings(Number(kpis.revenue));
    return { api: delays(sent, seenByApi), pixel: delays(sent, shown), apiPaints: seenByApi.length };
  } finally {
    await browser.close();
  }
}

export function liveFindings({ api, pixel, apiPaints }: LiveTimes, lines: number): Finding[] {
  const target = (atMost: number) => (lines <= 1_000_000 ? { target: { atMost } } : {});
  const note = `${perSecond} events/s for ${forMs / 1000} s`;
  return [
    { what: "event to API, p50", value: median(api), unit: "ms", note },
    { what: "event to API, p95", value: percentile(api, 0.95), unit: "ms", ...target(300), note: `${apiPaints} paints` },
    { what: "event to pixel, p50", value: median(pixel), unit: "ms", ...target(250) },
    { what: "event to pixel, p95", value: percentile(pixel, 0.95), unit: "ms", ...target(500) },
  ];
}

/** Throws when some were never seen. */
function delays(sent: Sent, sightings: Sighting[]): number[] {
  const found: number[] = [];
  for (const { at, events } of sightings) {
    while (found.length < Math.min(events, sent.length)) found.push(at - (sent[found.length] ?? at));
  }
  if (found.length < sent.length) throw new Error(`Only ${found.length} of ${sent.length} events were seen`);
  return found;
}

async function send(product: Product, sent: Sent): Promise<void> {
  const [product_id, customers] = await known(product);
  const run = Date.now().toString(36);
  const started = Date.now();
  while (Date.now() - started < forMs) {
    const due = Math.floor(((Date.now() - started) / 1000) * perSecond) - sent.length;
    const at = Date.now();
    const events = Array.from({ length: due }, (_, index) => {
      const id = `${run}-${sent.length + index}`;
      return { event_id: id, order_id: id, customer_id: customers[index % customers.length], product_id, qty: 1, unit_price: 1, event_ts: at / 1000 };
    });
    for (let event = 0; event < due; event++) sent.push(at);
    if (due > 0) await product.ask("/v1/events", { method: "POST", body: JSON.stringify(events) });
    await wait(Math.max(0, everyMs - (Date.now() - at)));
  }
}

/** A product, and customers, that the shop has. */
async function known(product: Product): Promise<[string, string[]]> {
  const { byProduct } = await askPaint(product);
  const detail = (await product.ask("/v1/detail?limit=500")) as { rows: { customerId: string | null }[] };
  return [byProduct.rows[0]?.key ?? "", detail.rows.flatMap(({ customerId }) => customerId ?? [])];
}

/** As the live page opens, up to tomorrow: the same range whatever comes in. */
async function everyDay(product: Product): Promise<string> {
  const { range } = Live.parse(await product.ask("/v1/live"));
  return `from=${range.from}&to=${new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10)}&compare=none`;
}

async function askPaint(product: Product, search = ""): Promise<Paint> {
  return Paint.parse(await product.ask(`/v1/paint?${search}`));
}

/** As a page does: hears of a version, asks for its tiles, one question at a time. */
async function watchApi(product: Product, search: string, linesBefore: number, ended: AbortSignal): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  let last = 0;
  for await (const version of product.versions(ended)) {
    if (version <= last) continue;
    const paint = await askPaint(product, search);
    last = paint.version;
    sightings.push({ at: Date.now(), events: paint.kpis.lines - linesBefore });
  }
  return sightings;
}

/** Notes each change of the page's revenue once the frame that shows it is drawn. */
async function openPage(browser: Browser, product: Product, search: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  await context.addCookies([product.cookie]);
  const page = await context.newPage();
  await page.goto(`${product.page}/live?${search}`, { waitUntil: "load" });
  await page.evaluate(() => {
    const shown: { at: number; text: string }[] = [];
    Object.assign(window, { shown });
    const note = () => {
      const text = document.querySelector("main section")?.textContent ?? "";
      requestAnimationFrame(() => setTimeout(() => shown.push({ at: performance.timeOrigin + performance.now(), text })));
    };
    new MutationObserver(note).observe(document.querySelector("main section") ?? document.body, { subtree: true, childList: true, characterData: true });
  });
  return {
    async sightings(revenueBefore: number): Promise<Sighting[]> {
      const shown = await page.evaluate(() => (window as unknown as { shown: { at: number; text: string }[] }).shown);
      return shown.map(({ at, text }) => ({ at, events: Math.round(revenueIn(text) - revenueBefore) }));
    },
  };
}

function revenueIn(text: string): number {
  return Number((/\$([\d,]+\.\d\d)/.exec(text)?.[1] ?? "0").replaceAll(",", ""));
}
