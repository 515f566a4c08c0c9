import { randomUUID } from "node:crypto";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { findWorker } from "./find-worker.ts";

test.describe.configure({ mode: "serial" });

const origin = `http://127.0.0.1:${process.env.E2E_PORT}`;
const parts = ["Files", "Load", "Queue", "Ingest", "Dead letters", "Warehouse", "Serving", "Viewers", "Worker"];

test("every part says how it fares, with its numbers", async ({ page }) => {
  await page.goto("/admin/pipeline");
  for (const name of parts) await expect(part(page, name)).toContainText(/OK|Degraded/);
  await expect(part(page, "Ingest")).toContainText("OK");
  await expect(part(page, "Serving")).toContainText(/Version[\d,]+/);
  await expect(part(page, "Worker")).toContainText(/Memory[\d.]+ MB/);
  await expect(page.getByRole("table", { name: "What happened" })).toContainText("Started.");
  await expectNoViolations(page);
});

test("orders wait while ingest is paused, also over a reload, and count when it is resumed: by keyboard alone", async ({ page, request }) => {
  const before = await revenue(request);
  await page.goto("/admin/pipeline");
  await press(page, "Pause ingest");
  await expect(page.getByRole("dialog", { name: "Pause ingest?" })).toContainText("none is lost");
  await page.getByRole("dialog").getByRole("button", { name: "Pause ingest" }).press("Enter");
  await expect(page.getByText(/admin paused ingest on/)).toBeVisible();
  for (const price of ["10", "20", "12.50"]) await publish(request, price);
  await expect(part(page, "Queue")).toContainText("Waiting3");
  await expect(page.getByText("3 events wait and count once it is resumed.")).toBeVisible();
  await page.reload();
  await expect(part(page, "Ingest")).toContainText(/Degraded.*Paused since/);
  const status = await (await request.get("/api/v1/status")).json();
  expect([status.ingest.state, status.ingest.backlog, await revenue(request)]).toEqual(["paused", 3, before]);
  await expectNoViolations(page);
  await press(page, "Resume ingest");
  await expect(part(page, "Queue")).toContainText("Waiting0");
  await expect(part(page, "Ingest")).toContainText("OK");
  await expect.poll(() => revenue(request)).toBeCloseTo(before + 42.5, 5);
});

test("what the pages show is what plain SQL says, while orders come in", async ({ page, request }) => {
  await page.goto("/admin/pipeline");
  const check = page.getByRole("region", { name: "Last self-check" });
  await page.getByRole("button", { name: "Run self-check" }).click();
  for (let order = 0; order < 5; order++) await publish(request, "1");
  await expect(check).toContainText(/All [\d,]+ numbers are equal\./);
  await expect(check.getByRole("row", { name: /^Revenue/ }).getByRole("img", { name: "equal" })).toBeVisible();
  await check.getByText("What was compared").click();
  await expect(check).toContainText("All tiles of all days");
  await page.reload();
  await expect(check).toContainText(/All [\d,]+ numbers are equal\./);
});

test("the serving store is built again while its numbers are served", async ({ page, request }) => {
  await page.goto("/admin/pipeline");
  const before = await revenue(request);
  await page.getByRole("button", { name: "Rebuild serving store" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rebuild serving store" }).click();
  await expect(page.getByText(/Rebuild \d+: done\./)).toBeVisible();
  expect(await revenue(request)).toBe(before);
});

test("a worker that does not answer is down, with the age of the last figures, and well again when it is back", async ({ page }) => {
  const worker = findWorker();
  test.skip(worker === null, "This system does not list its processes.");
  await page.goto("/admin/pipeline");
  await expect(part(page, "Warehouse")).toContainText("OK");
  process.kill(worker ?? 0, "SIGSTOP");
  await expect(page.getByText(/These figures are \d+ seconds? old\./)).toBeVisible();
  for (const name of parts) await expect(part(page, name)).toContainText("Down");
  await expect(page.getByRole("button", { name: "Pause ingest" })).toBeDisabled();
  process.kill(worker ?? 0, "SIGKILL");
  await expect(part(page, "Warehouse")).toContainText("OK");
  await expect(page.getByRole("table", { name: "What happened" })).toContainText("Started again after it was killed or crashed.");
});

test("the overview says what needs a look, and leads there", async ({ page, request }) => {
  await load(request);
  await request.post("/api/v1/events", { data: JSON.stringify({ event_id: randomUUID(), qty: 0 }), headers: { origin } });
  await expect.poll(async () => (await (await request.get("/api/v1/status")).json()).streaming.refused).toBeGreaterThan(0);
  await page.goto("/admin");
  await expect(page.getByRole("link", { name: /^Last load No\. \d+, .*lines\./ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Self-check .*numbers are equal\./ })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: /^Dead letters .*to be repaired\. Needs a look/ }).click();
  await expect(page).toHaveURL("/admin/dead-letters");
});

test("a phone shows the same without sideways scroll, in Spanish too", async ({ page, context }) => {
  await context.addCookies([{ name: "locale", value: "es", url: origin }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/admin/pipeline");
  await expect(page.getByRole("heading", { name: "Flujo" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Almacén" })).toContainText("Bien");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoViolations(page);
});

function part(page: Page, name: string) {
  return page.getByRole("figure", { name: "The way of the data" }).getByRole("region", { name, exact: true });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
}

async function revenue(request: APIRequestContext): Promise<number> {
  return Number((await (await request.get("/api/v1/live")).json()).kpis.revenue);
}

async function publish(request: APIRequestContext, price: string): Promise<void> {
  const id = randomUUID();
  const order = { event_id: id, order_id: `P-${id}`, customer_id: null, product_id: "P00001", qty: 1, unit_price: price, event_ts: new Date().toISOString() };
  const reply = await request.post("/api/v1/events", { data: JSON.stringify(order), headers: { origin } });
  expect(reply.status()).toBe(202);
}

/** Not what is loaded already, whatever that is: as of now. */
async function load(request: APIRequestContext): Promise<void> {
  const folder = join(import.meta.dirname, "fixtures", "small-store");
  const data = { folder, allowShrink: true, asOf: new Date().toISOString() };
  const { id } = await (await request.post("/api/v1/loads", { data, headers: { origin } })).json();
  await expect.poll(async () => (await (await request.get(`/api/v1/loads/${id}`)).json()).state, { timeout: 45_000 }).toBe("done");
}

async function expectNoViolations(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
