import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

const small = (name: string) => resolve(import.meta.dirname, "fixtures", "small-store", name);
const smallFiles = ["customers.csv", "orders.csv", "order_items.csv", "products.csv"].map(small);
const field = (page: Page) => page.getByLabel(/Drag the four files here/);
const row = (page: Page, name: string) => page.getByRole("listitem", { name });

test.afterEach(async ({ page }) => {
  const { sets } = await (await page.request.get("/api/v1/uploads")).json();
  for (const { id } of sets) await page.request.delete(`/api/v1/uploads/${id}`);
});

test("the four files come in, by keyboard as well, and what is none of them is left out", async ({ page }) => {
  await page.goto("/admin/loads");
  await field(page).focus();
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles([...smallFiles, resolve(import.meta.dirname, "uploads.spec.ts")]);
  await expect(page.getByText("All four files are here.")).toBeVisible();
  await expect(page.getByText("uploads.spec.ts is none of the four and was left out.")).toBeVisible();
  const { sets } = await (await page.request.get("/api/v1/uploads")).json();
  expect(sets[0].files.map(({ name, isWhole }: { name: string; isWhole: boolean }) => [name, isWhole])).toHaveLength(4);
  await expect(page.getByRole("radio", { name: "4 files sent by admin" })).toBeChecked();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Send others" }).click();
  await expect(page.getByText("All four files are here.")).toBeHidden();
});

test("files that are dropped come in", async ({ page }) => {
  await page.goto("/admin/loads");
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["product_id\nP1\n"], "PRODUCTS.csv"));
    return transfer;
  });
  await page.locator("label", { has: field(page) }).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(row(page, "products.csv")).toContainText("14 B");
  await expect(row(page, "orders.csv")).toBeHidden();
});

test("a file goes on by itself after the connection was cut, and after the page was closed", async ({ page }, info) => {
  const large = largeFile(info.outputPath("orders.csv"));
  let isCut = false;
  let pieces = 0;
  await page.route("**/api/v1/uploads/*/orders.csv*", async (route) => {
    if (route.request().method() === "PATCH" && ++pieces > 2) isCut = true;
    await (isCut ? route.abort("internetdisconnected") : route.continue());
  });
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/admin/loads");
  await field(page).setInputFiles(large);
  await expect(row(page, "orders.csv")).toContainText("Goes on by itself from");
  await page.reload();
  await expect(row(page, "orders.csv")).toContainText("Choose the same file again: it goes on from there.");
  await expect(row(page, "orders.csv").getByRole("progressbar")).toHaveAttribute("aria-valuenow", /[1-9]/);
  await field(page).setInputFiles(large);
  await expect(row(page, "orders.csv")).toContainText("Goes on by itself from");
  pieces = Number.NEGATIVE_INFINITY;
  isCut = false;
  await expect(row(page, "orders.csv")).toContainText("20.0 MB");
  await expect(row(page, "orders.csv").getByRole("progressbar")).toBeHidden();
});

test("a file is paused, goes on, and is removed", async ({ page }, info) => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/api/v1/uploads/*/orders.csv*", async (route) => {
    if (route.request().method() === "PATCH") await held;
    await route.continue().catch(() => {});
  });
  await page.goto("/admin/loads");
  await field(page).setInputFiles(largeFile(info.outputPath("orders.csv")));
  await page.getByRole("button", { name: "Pause orders.csv" }).click();
  await expect(row(page, "orders.csv")).toContainText("Paused at 0.0%");
  release();
  await page.getByRole("button", { name: "Go on with orders.csv" }).click();
  await expect(row(page, "orders.csv")).toContainText("20.0 MB");
  await expect(row(page, "orders.csv").getByRole("progressbar")).toBeHidden();
  await page.getByRole("button", { name: "Remove orders.csv" }).click();
  await expect(row(page, "orders.csv")).toBeHidden();
});

test("what lies on the machine is chosen, looked into, and what was sent is removed", async ({ page }) => {
  await page.request.post("/api/v1/uploads", { data: { files: [{ name: "orders.csv", bytes: 0 }] } });
  await page.goto("/admin/loads");
  await expect(page.getByRole("radio", { name: /^Inbox none of the four files/ })).toBeDisabled();
  await expect(page.getByRole("radio", { name: /1 file sent by admin customers.csv, order_items.csv, products.csv are missing/ })).toBeDisabled();
  await page.getByRole("button", { name: "Remove the 1 file sent by admin" }).click();
  await expect(page.getByRole("dialog")).toContainText("1 file of 0 B, sent by admin, will be gone.");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("radio", { name: /sent by admin/ })).toBeHidden();
  await page.getByRole("button", { name: "Look into fixtures" }).click();
  await page.getByRole("radio", { name: /^small-store 4 files/ }).check();
  await page.getByRole("button", { name: "Look into small-store" }).click();
  await expect(page.getByRole("radio", { name: "small-store, this folder" })).toBeChecked();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByRole("radio", { name: /^Inbox/ })).toBeVisible();
});

test("a phone has room for it, in Spanish too", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "locale", value: "es", url: baseURL ?? "" }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/admin/loads");
  await page.getByLabel(/Arrastre aquí los cuatro archivos/).setInputFiles(smallFiles.slice(0, 2));
  await expect(row(page, "orders.csv")).toBeVisible();
  await expect(page.getByText("aún sin elegir")).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

function largeFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "order_id,customer_id\n".padEnd(20_000_000, "x"));
  return path;
}
