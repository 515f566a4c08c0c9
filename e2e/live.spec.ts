import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

const origin = `http://127.0.0.1:${process.env.E2E_PORT}`;

test("an event published to the collector is on the open page, in every tile, without a reload", async ({ page, request }) => {
  await page.goto("/live");
  await expect(figure(page, "Total revenue")).toBeVisible();
  const before = await amounts(page);
  const orderId = await publish(request, { qty: 2, unit_price: "120.50" });
  const row = figure(page, "Last orders").getByRole("row", { name: orderId });
  await expect(row).toContainText("241.00");
  await expect
    .poll(() => amounts(page))
    .toEqual({
      total: before.total + 241,
      batch: before.batch,
      streaming: before.streaming + 241,
      last24h: before.last24h + 241,
      weekdays: before.weekdays + 241,
    });
  const { total, batch, streaming } = await amounts(page);
  expect(batch + streaming).toBeCloseTo(total, 5);
});

test("the same event again counts once and is told as a duplicate, a wrong one as refused", async ({ page, request }) => {
  await page.goto("/live");
  const before = { ...(await amounts(page)), duplicates: await count(page, "Duplicates absorbed"), refused: await count(page, "Refused") };
  const event = { event_id: randomUUID(), qty: 1, unit_price: "10" };
  const orderId = await publish(request, event);
  await expect(figure(page, "Last orders").getByRole("row", { name: orderId })).toBeVisible();
  await publish(request, event);
  await publish(request, { qty: 0 });
  await expect.poll(() => count(page, "Duplicates absorbed")).toBe(before.duplicates + 1);
  await expect.poll(() => count(page, "Refused")).toBe(before.refused + 1);
  await expect.poll(async () => (await amounts(page)).total).toBe(before.total + 10);
});

test("updates wait while they are paused", async ({ page, request }) => {
  await page.goto("/live");
  const lines = figure(page, "Last orders");
  await lines.getByRole("button", { name: "Pause updates" }).click();
  await expect(page.getByTestId("stamp")).toContainText("paused");
  const orderId = await publish(request, { qty: 1, unit_price: "7" });
  await expect.poll(async () => (await (await request.get("/api/v1/live")).json()).lines[0].orderId).toBe(orderId);
  await expect(lines.getByRole("row", { name: orderId })).toBeHidden();
  await lines.getByRole("button", { name: "Resume updates" }).click();
  await expect(lines.getByRole("row", { name: orderId })).toBeVisible();
});

test("a filter narrows the last orders and the sums alike, and its address opens the same page", async ({ page, request }) => {
  await publish(request, { qty: 1, unit_price: "3", product_id: "no-such-product" });
  await page.goto("/live?product=no-such-product");
  await expect(figure(page, "Total revenue")).toContainText("$3.00");
  await expect(figure(page, "Batch revenue")).toContainText("$0.00");
  await expect(figure(page, "Last orders").getByRole("row")).toHaveCount(2);
});

test("the chart shows the last days and says so; by month it shows all, and adds up to the total", async ({ page }) => {
  await page.goto("/live");
  const byDay = figure(page, "Revenue by source per day");
  await expect(byDay).toContainText("last 28 days of the range");
  await expect(byDay).toContainText("history loaded up to here");
  await byDay.getByText("Month", { exact: true }).click();
  await expect(page).toHaveURL(/grain=month/);
  const byMonth = figure(page, "Revenue by source per month");
  await expect(byMonth).not.toContainText("of the range");
  await byMonth.getByRole("button", { name: /as a table/ }).click();
  const rows = page.getByRole("dialog").getByRole("row");
  await expect(rows).not.toHaveCount(0);
  const totals = await rows.locator("td:last-child").allTextContents();
  const sum = totals.reduce((cents, text) => cents + Math.round(100 * Number(text.replaceAll(",", "").replace("−", "-"))), 0);
  expect(sum / 100).toBe((await amounts(page)).total);
});

test("the last orders stand still while they are pointed at, and lead to the order that was seen", async ({ page, request }) => {
  const seen = await publish(request, { qty: 1, unit_price: "5" });
  await page.goto("/live");
  const lines = figure(page, "Last orders");
  await lines.getByRole("link", { name: seen }).hover();
  await publish(request, { qty: 1, unit_price: "6" });
  await expect(lines).toContainText("Held still while you are here; 1 newer");
  await lines.getByRole("row").nth(1).getByRole("link").click();
  await expect(page.getByRole("heading", { name: `Order ${seen}` })).toBeVisible();
});

test("a range without sales says so beside the orders that come", async ({ page }) => {
  await page.goto("/live?from=2001-01-01&to=2001-01-02");
  await expect(page.getByRole("heading", { name: "No sales on 1 Jan 2001" })).toBeVisible();
  await expect(figure(page, "Last orders").getByRole("row").nth(1)).toBeVisible();
});

test("an address that cannot be answered leads back to the live page", async ({ page }) => {
  await page.goto("/live?grain=minute");
  await page.getByRole("link", { name: "Show the page as it opens" }).click();
  await expect(figure(page, "Total revenue")).toContainText("$");
});

test("the charts of the stream have their numbers as tables", async ({ page }) => {
  await page.goto("/live");
  await figure(page, "Events").getByRole("button", { name: "Events: as a table" }).click();
  await expect(page.getByRole("dialog", { name: "Events" }).getByRole("row")).toHaveCount(31);
  await page.keyboard.press("Escape");
  await figure(page, "Time to screen")
    .getByRole("button", { name: /as a table/ })
    .click();
  await expect(page.getByRole("dialog", { name: "Time to screen" }).getByRole("rowheader")).toHaveText([
    "event → queue",
    "queue → commit",
    "commit → screen",
    "event → screen",
  ]);
});

test("the refused events are listed by keyboard with what is wrong; newer ones wait until they are asked for", async ({ page, request }) => {
  await publish(request, { qty: 0 });
  await page.goto("/live");
  const opener = figure(page, "Refused").getByRole("button", { name: /reason/ });
  await opener.press("Enter");
  const list = page.getByRole("dialog", { name: "Refused events" });
  const first = list.getByRole("listitem").first();
  await expect(first).toContainText("qty must not be 0.");
  await expect(first.locator("mark")).toHaveText('"qty":0');
  await publish(request, { unit_price: "-1" });
  await expect(first).toContainText("qty must not be 0.");
  await list.getByRole("button", { name: "1 newer: show" }).click();
  await expect(first).toContainText("unit_price must not be negative.");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a list that cannot be read says so, and is read again", async ({ page }) => {
  await page.goto("/live");
  await page.route("**/api/v1/dead-letters?*", (route) => route.fulfill({ status: 500, json: { error: { code: "internal", message: "" } } }));
  await figure(page, "Refused").getByRole("button").click();
  const list = page.getByRole("dialog");
  await expect(list.getByRole("alert")).toContainText("could not be read");
  await page.unroute("**/api/v1/dead-letters?*");
  await list.getByRole("button", { name: "Try again" }).click();
  await expect(list.getByRole("listitem").first()).toBeVisible();
});

test("a line whose order the load has already is listed with its revenue, and not counted", async ({ page, request }) => {
  const { rows } = await (await request.get("/api/v1/detail?from=2000-01-01&to=2100-01-01&source=batch&limit=1")).json();
  const { orderId, date } = rows[0];
  await page.goto("/live");
  const before = await amounts(page);
  await publish(request, { order_id: orderId, event_ts: `${date}T00:00:01Z`, unit_price: "12.34" });
  await figure(page, "Superseded by batch").getByRole("button").click();
  const list = page.getByRole("dialog", { name: "Superseded by batch" });
  await expect(list.getByRole("row", { name: orderId }).first()).toContainText("12.34");
  expect(await amounts(page)).toEqual(before);
});

test("when the stream breaks the numbers stay, and the page says since when", async ({ page }) => {
  await page.route("**/api/v1/stream*", (route) => route.abort());
  await page.goto("/live");
  await expect(page.getByText("Live updates stopped.")).toBeAttached();
  await expect(figure(page, "Total revenue")).toContainText("$");
  await page.unroute("**/api/v1/stream*");
  await expect(page.getByText("Live updates stopped.")).toBeHidden();
});

test("in Spanish it reads as a Spanish-speaking shop writes it", async ({ page, context }) => {
  await context.addCookies([{ name: "locale", value: "es", url: origin }]);
  await page.goto("/live");
  await expect(page.getByRole("heading", { level: 1, name: "Ventas en vivo" })).toBeAttached();
  await expect(figure(page, "Ingresos totales")).toContainText("$");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on it in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/live");
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  });
}

function figure(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}

async function publish(request: APIRequestContext, event: Record<string, unknown>): Promise<string> {
  const orderId = `E2E-${randomUUID().slice(0, 8)}`;
  const data = {
    event_id: randomUUID(),
    order_id: orderId,
    customer_id: "C1",
    product_id: "P1",
    qty: 1,
    unit_price: "1",
    event_ts: Date.now() / 1000,
    ...event,
  };
  const reply = await request.post("/api/v1/events", { data });
  expect(reply.status()).toBe(202);
  return orderId;
}

async function amounts(page: Page) {
  const money = async (name: string) => Number(((await figure(page, name).textContent()) ?? "").replace(/.*?\$([\d,]+\.\d\d).*/s, "$1").replaceAll(",", ""));
  const adds = await figure(page, "Revenue by weekday").getByText("Adds up to total revenue").textContent();
  return {
    total: await money("Total revenue"),
    batch: await money("Batch revenue"),
    streaming: await money("Streaming revenue"),
    last24h: Number(((await figure(page, "Streaming revenue").textContent()) ?? "").replace(/.*last 24 h ([\d,]+\.\d\d).*/s, "$1").replaceAll(",", "")),
    weekdays: Number((adds ?? "").replace(/[^\d.]/g, "")),
  };
}

async function count(page: Page, name: string): Promise<number> {
  return Number(((await figure(page, name).getByRole("paragraph").first().textContent()) ?? "").replaceAll(",", ""));
}
