/** The sales page in Chromium: how soon it shows, whether it jumps, and how long a click takes until every tile is new. */
import type { Browser, Page } from "@playwright/test";
import { percentile } from "../lib/percentile.ts";
import { openBrowser } from "./browser.ts";
import { type Finding, median } from "./finding.ts";
import type { Product } from "./product.ts";
import { firstLoadScriptBytes } from "./script-bytes.ts";

export type PageTimes = { ttfb: number[]; lcp: number[]; shift: number[]; clicks: number[]; scriptBytes: number };

const visits = 9;

export async function measurePage(product: Product): Promise<PageTimes> {
  const browser = await openBrowser();
  try {
    const times: PageTimes = { ttfb: [], lcp: [], shift: [], clicks: [], scriptBytes: await firstLoadScriptBytes(product) };
    for (let visit = 0; visit < visits; visit++) await visitOnce(browser, product, visit, times);
    return times;
  } finally {
    await browser.close();
  }
}

/** Each visit with an empty browser cache; the click asks for a category nobody asked for yet. */
async function visitOnce(browser: Browser, { page: address, cookie }: Product, visit: number, times: PageTimes): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  const seen = await readTimes(page);
  times.ttfb.push(seen.ttfb);
  times.lcp.push(seen.lcp);
  times.shift.push(seen.shift);
  times.clicks.push(await clickCategory(page, visit));
  await context.close();
}

function readTimes(page: Page): Promise<{ ttfb: number; lcp: number; shift: number }> {
  return page.evaluate(async () => {
    const read = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const entries: PerformanceEntry[] = [];
        const observer = new PerformanceObserver((list) => {
          entries.push(...list.getEntries());
        });
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve(entries), 300);
      });
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const paints = await read("largest-contentful-paint");
    const shifts = (await read("layout-shift")) as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
    return {
      ttfb: navigation?.responseStart ?? Number.NaN,
      lcp: paints.at(-1)?.startTime ?? Number.NaN,
      shift: shifts.filter((entry) => !entry.hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    };
  });
}

/** From the click to the last change of the page before it is still for half a second, and the frame that shows it. */
async function clickCategory(page: Page, which: number): Promise<number> {
  const bar = page
    .getByRole("region", { name: /category/i })
    .locator("button[aria-pressed]")
    .nth(which);
  await page.evaluate(() => {
    const clock = window as unknown as { clickedAt: number; changedAt: number };
    clock.clickedAt = 0;
    clock.changedAt = 0;
    document.addEventListener("click", (event) => (clock.clickedAt ||= event.timeStamp), true);
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => (clock.changedAt = performance.now())))).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await Promise.all([page.waitForResponse((response) => response.url().includes("category=")), bar.click()]);
  return page.evaluate(async () => {
    const clock = window as unknown as { clickedAt: number; changedAt: number };
    while (performance.now() - clock.changedAt < 500) await new Promise((resolve) => setTimeout(resolve, 50));
    return clock.changedAt - clock.clickedAt;
  });
}

export function pageFindings({ ttfb, lcp, shift, clicks, scriptBytes }: PageTimes): Finding[] {
  return [
    { what: "page, time to first byte, p50", value: median(ttfb), unit: "ms", target: { atMost: 100 }, note: `${ttfb.length} visits` },
    { what: "page, largest contentful paint, p50", value: median(lcp), unit: "ms", target: { atMost: 1000 } },
    { what: "page, layout shift, highest", value: Math.max(...shift), unit: "", target: { atMost: 0.01 } },
    { what: "page, first-load JavaScript, gzipped", value: scriptBytes / 1000, unit: "kB", target: { atMost: 250 } },
    { what: "click until all tiles are painted, p50", value: median(clicks), unit: "ms", target: { atMost: 500 } },
    { what: "click until all tiles are painted, slowest", value: percentile(clicks, 1), unit: "ms" },
  ];
}
