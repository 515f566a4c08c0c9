import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial", timeout: 120_000 });

/** For what another process does, on a busy machine. */
const patient = { timeout: 45_000 };

const smallStore = resolve(import.meta.dirname, "fixtures", "small-store");
/** The shop whose numbers are known by heart, where it is there; else the one in place with an order more. */
const reference = process.env.REFERENCE_STORE;
const shop = reference
  ? { revenue: "293136.87", orders: 200, customers: 84, aov: "1465.68", lines: 589 }
  : { revenue: "1173.50", orders: 5, customers: 3, aov: "240.75", lines: 8 };
const files = ["customers.csv", "orders.csv", "order_items.csv", "products.csv"];
const inbox = join(process.env.E2E_DATA_DIR ?? "", "inbox");

test.beforeAll(async ({ request }) => {
  const loads = async () => (await request.get("/api/v1/loads")).json();
  await expect.poll(async () => (await loads()).inPlace, { timeout: 60_000 }).not.toBeNull();
  const { id } = await (await request.post("/api/v1/loads", { data: { folder: smallStore, allowShrink: true } })).json();
  await expect.poll(async () => (await (await request.get(`/api/v1/loads/${id}`)).json()).state, patient).toMatch(/done|unchanged/);
});
test.afterAll(() => {
  for (const name of [...files, "damaged", "half"]) rmSync(join(inbox, name), { recursive: true, force: true });
});
test.beforeEach(async ({ page }) => {
  await page.goto("/admin/loads");
});

test("the inbox is checked, and nothing changes by that", async ({ page, request }) => {
  const before = await kpis(request);
  copyShop(inbox);
  await page.reload();
  await page.getByRole("radio", { name: /inbox/i }).check();
  await page.getByRole("button", { name: "Check these files" }).click();
  await expect(page.getByRole("heading", { name: /^Load \d+: flight check$/ })).toBeVisible(patient);
  const found = await findings(request);
  expect(found.after.batch).toEqual(shop);
  expect(found.before.total).toMatchObject(before);
  await expect(kpi(page, "Revenue")).toHaveText(amount(before.revenue) + amount(found.after.total.revenue));
  await expect(kpi(page, "Orders")).toHaveText(count(before.orders) + count(found.after.total.orders));
  await expect(kpi(page, "Unique customers")).toHaveText(count(before.customers) + count(found.after.total.customers));
  await expect(kpi(page, "AOV")).toHaveText(amount(before.aov) + amount(found.after.total.aov));
  await expect(page.getByRole("row", { name: /order_items.csv/ })).toContainText(count(shop.lines));
  await expect(page.getByRole("button", { name: `Load ${count(shop.lines)} lines` })).toBeEnabled();
  expect(await kpis(request)).toEqual(before);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("what was checked is loaded, and stands in the history", async ({ page, request }) => {
  const { after } = await findings(request);
  await page.getByRole("button", { name: `Load ${count(shop.lines)} lines` }).click();
  await expect(page.getByText(`Revenue of the history is $${amount(shop.revenue)}.`)).toBeVisible(patient);
  expect(after.total).toMatchObject(await kpis(request));
  const row = page.getByRole("table", { name: "Earlier loads" }).getByRole("row").nth(1);
  await expect(row).toContainText(amount(shop.revenue));
  await expect(row).toContainText("in use");
  await expect(row).toContainText("admin");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("a damaged copy says what is wrong, and loads without it only when that is agreed to", async ({ page }) => {
  const damaged = copyTo("damaged");
  const items = join(damaged, "order_items.csv");
  const [head, first = "", ...others] = readFileSync(items, "utf8").split("\n");
  writeFileSync(items, [head, first.replace(/[^,]*$/, "12.5O"), ...others].join("\n"));
  await page.request.post("/api/v1/flight-checks", { data: { folder: damaged }, headers: { origin: new URL(page.url()).origin } });
  await expect(page.getByRole("heading", { name: "1 row rejected" })).toBeVisible(patient);
  await expect(page.getByRole("row", { name: /Not a number/ })).toContainText("12.5O");
  const load = page.getByRole("button", { name: /^Load .* lines?$/ });
  await expect(load).toBeDisabled();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "All rejects, CSV" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain("order_items.csv,2,unit_price,12.5O,not_a_number");
  await page.getByLabel(/Leave out the rejected row/).check();
  await expect(load).toBeEnabled();
  rmSync(items);
  await load.click();
  await expect(page.getByText("The files that were checked are not there any more.")).toBeVisible();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("These files cannot be loaded.").first()).toBeVisible(patient);
  await expect(page.getByText(/order_items.csv is missing/)).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("heading", { name: "Loads", exact: true })).toBeVisible();
});

test("files that cannot be loaded say so, with the column that a file lacks", async ({ page }) => {
  const damaged = copyTo("damaged");
  const products = join(damaged, "products.csv");
  writeFileSync(products, readFileSync(products, "utf8").replace("product_id", "sku"));
  await page.request.post("/api/v1/flight-checks", { data: { folder: damaged }, headers: { origin: new URL(page.url()).origin } });
  await expect(page.getByRole("heading", { name: "What must be mended" })).toBeVisible(patient);
  await expect(page.getByText(/products.csv, line 1: the first line does not name the column product_id/)).toBeVisible();
  await expect(page.getByText("Flight check of inbox/damaged: these files cannot be loaded.")).toBeVisible();
  await expect(page.getByText(/rows? rejected|done\./)).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("heading", { name: "Loads", exact: true })).toBeVisible();
});

test("fewer orders are loaded only when that is agreed to, and the former load is put back to the cent", async ({ page, request }) => {
  const before = await kpis(request);
  const { inPlace } = await (await request.get("/api/v1/loads")).json();
  const half = copyTo("half");
  const orders = readFileSync(join(half, "orders.csv"), "utf8").trim().split("\n");
  writeFileSync(join(half, "orders.csv"), `${orders.slice(0, 1 + Math.ceil(orders.length / 2)).join("\n")}\n`);
  await page.request.post("/api/v1/flight-checks", { data: { folder: half }, headers: { origin: new URL(page.url()).origin } });
  await page.getByLabel(/Leave out the/).check(patient);
  await page.getByLabel(/Let the orders fall from/).check();
  await page.getByRole("button", { name: /^Load .* lines?$/ }).click();
  await expect(page.getByText(/^Revenue of the history is/)).toBeVisible(patient);
  await page.getByRole("button", { name: `Roll back to load ${inPlace}`, exact: true }).click();
  await expect(page.getByText(/Revenue goes from/)).toContainText(`to $${amount(before.revenue)} for everyone`);
  await page.getByRole("button", { name: "Roll back", exact: true }).click();
  await expect(page.getByText(`Revenue of the history is $${amount(shop.revenue)}.`)).toBeVisible(patient);
  expect(await kpis(request)).toEqual(before);
  await expect(page.getByRole("table", { name: "Earlier loads" }).getByRole("row").nth(1)).toContainText(`rolled back to load ${inPlace}, in use`);
});

test("all of it goes by keyboard, in Spanish, and on a phone without sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: "locale", value: "es", url: page.url() }]);
  await page.reload();
  const choose = page.getByRole("button", { name: "Revisar estos archivos" });
  await tabTo(page, choose);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /revisión previa$/ })).toBeFocused(patient);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await tabTo(page, page.getByRole("button", { name: "Descartar" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Cargas", exact: true })).toBeVisible();
});

/** The shop's files in a folder of the inbox. */
function copyTo(name: string): string {
  const folder = join(inbox, name);
  mkdirSync(folder, { recursive: true });
  copyShop(folder);
  return folder;
}

function copyShop(folder: string): void {
  for (const file of files) copyFileSync(join(reference ?? smallStore, file), join(folder, file));
  if (reference) return;
  appendFileSync(join(folder, "customers.csv"), "C4,Diego Paz,Chile,2025-02-01\n");
  appendFileSync(join(folder, "orders.csv"), "O6,C4,2025-04-03,Online\n");
  appendFileSync(join(folder, "order_items.csv"), "O6,P2,2,25.00\n");
}

/** Of all lines, those of live orders too. */
async function kpis(request: APIRequestContext) {
  const reply = await (await request.get("/api/v1/paint?from=1900-01-01&to=2200-01-01&grain=month")).json();
  const { revenue, orders, customers, aov } = reply.kpis;
  return { revenue, orders, customers, aov };
}

async function findings(request: APIRequestContext) {
  return (await (await request.get("/api/v1/flight-checks")).json()).last.check.findings;
}

/** Now, and as it would be. */
function kpi(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true }).getByRole("paragraph").first();
}

function amount(value: string | null): string {
  return Number(value).toLocaleString("en-US", { minimumFractionDigits: 2 });
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

async function tabTo(page: Page, button: ReturnType<Page["getByRole"]>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused({ timeout: 50 });
  }).toPass({ timeout: 20_000, intervals: [0] });
}
