import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial", timeout: 120_000 });

/** For what another process does, on a busy machine. */
const patient = { timeout: 45_000 };

/** The shop whose numbers are known by heart, where it is there; else a small one. */
const reference = process.env.REFERENCE_STORE;
const shop = reference
  ? { folder: reference, revenue: "293,136.87", orders: "200", customers: "84", aov: "1,465.68", lines: "589" }
  : { folder: resolve(import.meta.dirname, "fixtures", "small-store"), ...smallNumbers() };
const files = ["customers.csv", "orders.csv", "order_items.csv", "products.csv"];
const inbox = join(process.env.E2E_DATA_DIR ?? "", "inbox");

test.beforeAll(async ({ request }) => {
  await expect.poll(async () => (await (await request.get("/api/v1/loads")).json()).inPlace, { timeout: 60_000 }).not.toBeNull();
});
test.afterAll(() => {
  for (const name of [...files, "damaged", "half"]) rmSync(join(inbox, name), { recursive: true, force: true });
});
test.beforeEach(async ({ page }) => {
  await page.goto("/admin/loads");
});

test("the inbox is checked, and nothing changes by that", async ({ page }) => {
  for (const name of files) copyFileSync(join(shop.folder, name), join(inbox, name));
  await page.reload();
  await page.getByRole("radio", { name: /inbox/i }).check();
  await page.getByRole("button", { name: "Check these files" }).click();
  await expect(page.getByRole("heading", { name: /^Load \d+: flight check$/ })).toBeVisible(patient);
  await expect(page.getByRole("region", { name: "Revenue", exact: true })).toContainText(shop.revenue);
  await expect(page.getByRole("region", { name: "Orders", exact: true })).toContainText(shop.orders);
  await expect(page.getByRole("region", { name: "Unique customers" })).toContainText(shop.customers);
  await expect(page.getByRole("region", { name: "AOV" })).toContainText(shop.aov);
  await expect(page.getByRole("row", { name: /order_items.csv/ })).toContainText(shop.lines);
  await expect(page.getByRole("button", { name: `Load ${shop.lines} lines` })).toBeEnabled();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("what was checked is loaded, and stands in the history", async ({ page }) => {
  await page.getByRole("button", { name: `Load ${shop.lines} lines` }).click();
  await expect(page.getByText(`Revenue of the history is $${shop.revenue}.`)).toBeVisible(patient);
  const row = page.getByRole("table", { name: "Earlier loads" }).getByRole("row").nth(1);
  await expect(row).toContainText(shop.revenue);
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

test("fewer orders are loaded only when that is agreed to, and the former load is put back to the cent", async ({ page }) => {
  const half = copyTo("half");
  const orders = readFileSync(join(half, "orders.csv"), "utf8").trim().split("\n");
  writeFileSync(join(half, "orders.csv"), `${orders.slice(0, 1 + Math.ceil(orders.length / 2)).join("\n")}\n`);
  await page.request.post("/api/v1/flight-checks", { data: { folder: half }, headers: { origin: new URL(page.url()).origin } });
  await page.getByLabel(/Leave out the/).check(patient);
  await page.getByLabel(/Let the orders fall from/).check();
  await page.getByRole("button", { name: /^Load .* lines?$/ }).click();
  await expect(page.getByText(/^Revenue of the history is/)).toBeVisible(patient);
  await page
    .getByRole("button", { name: /^Roll back to load/ })
    .first()
    .click();
  await expect(page.getByText(/Revenue goes from/)).toContainText(`to $${shop.revenue} for everyone`);
  await page.getByRole("button", { name: "Roll back", exact: true }).click();
  await expect(page.getByText(`Revenue of the history is $${shop.revenue}.`)).toBeVisible(patient);
  await expect(page.getByRole("table", { name: "Earlier loads" }).getByRole("row").nth(1)).toContainText(/rolled back to load \d+/);
});

test("all of it goes by keyboard, in Spanish, and on a phone without sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: "locale", value: "es", url: page.url() }]);
  await page.reload();
  const choose = page.getByRole("button", { name: "Revisar estos archivos" });
  await tabTo(page, choose);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /revisión previa$/ })).toBeVisible(patient);
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
  for (const file of files) copyFileSync(join(shop.folder, file), join(folder, file));
  return folder;
}

async function tabTo(page: Page, button: ReturnType<Page["getByRole"]>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused({ timeout: 50 });
  }).toPass({ timeout: 20_000, intervals: [0] });
}

function smallNumbers() {
  return { revenue: "1,123.50", orders: "4", customers: "2", aov: "288.44", lines: "7" };
}
