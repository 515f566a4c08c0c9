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
    .toEqual({ total: before.total + 241, batch: before.batch, last24h: before.last24h + 241, weekdays: before.weekdays + 241 });
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
    last24h: await money("Streaming, last 24 h"),
    weekdays: Number((adds ?? "").replace(/[^\d.]/g, "")),
  };
}

async function count(page: Page, name: string): Promise<number> {
  return Number(((await figure(page, name).getByRole("paragraph").first().textContent()) ?? "").replaceAll(",", ""));
}
