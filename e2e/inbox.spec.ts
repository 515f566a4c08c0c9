import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const panel = (page: Page) => page.getByRole("region", { name: /^(Load the inbox by itself|Cargar la bandeja por sí sola)$/ });

test.afterEach(async ({ page }) => {
  await page.request.patch("/api/v1/inbox", { data: { mode: "off", cron: "0 3 * * *" } });
});

test("the inbox is loaded by itself when told to, and its times are read back in words", async ({ page }) => {
  await page.goto("/admin/loads");
  await expect(panel(page)).toContainText("never");
  await panel(page).getByRole("button", { name: "Change…" }).click();
  await page.getByLabel("When").selectOption("Other times (cron)");
  await page.getByLabel("Cron text").fill("30 2 * * 8-9");
  await expect(page.getByText("No time that comes. Five parts: minute, hour, day, month, weekday.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.getByLabel("Cron text").fill("30 2 * * 1-5");
  await expect(page.getByRole("dialog")).toContainText("At 02:30, Monday through Friday (UTC). Next: ");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(panel(page)).toContainText("At 02:30, Monday through Friday (UTC)");
  await page.reload();
  await expect(panel(page)).toContainText("Next time");
});

test("a phone shows in Spanish what the inbox waits for", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "locale", value: "es", url: baseURL ?? "" }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.request.patch("/api/v1/inbox", { data: { mode: "watch", cron: "0 3 * * *" } });
  await page.goto("/admin/loads");
  await expect(panel(page)).toContainText("en cuanto los cuatro archivos lleven 60 s sin cambios");
  await expect(panel(page)).toContainText(/faltan? |están los cuatro|acaban de cambiar/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
