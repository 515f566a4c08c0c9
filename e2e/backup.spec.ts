import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

test("an admin takes a backup, fetches it and deletes it", async ({ page }) => {
  await page.goto("/admin/backup");
  await expect(page.getByText("There is no backup yet.")).toBeVisible();
  await page.getByRole("button", { name: "Back up now" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Backup \d+: done\./)).toBeVisible();
  const row = page.getByRole("table", { name: "Backups" }).getByRole("row").nth(1);
  await expect(row).toContainText("admin");
  await expect(row).toContainText(/\d\.\d MB/);
  const download = page.waitForEvent("download");
  await row.getByRole("link", { name: /^Download / }).click();
  expect((await download).suggestedFilename()).toMatch(/^caudal-[\dTZ-]+\.tar\.zst$/);
  await row.getByRole("button", { name: /^Delete / }).click();
  const asking = page.getByRole("dialog", { name: "Delete this backup?" });
  await expect(asking).toContainText(/caudal-\S+, \d+\.\d MB, is gone for good/);
  await asking.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("There is no backup yet.")).toBeVisible();
});

test("backups are planned, and the page says in words when they come", async ({ page }) => {
  await page.goto("/admin/backup");
  await page.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog", { name: "By themselves" });
  await dialog.getByLabel("When").selectOption("own");
  await dialog.getByLabel("Cron text").fill("soon");
  await expect(dialog.getByText("No time that comes.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await dialog.getByLabel("Cron text").fill("30 2 * * 1-5");
  await expect(dialog.getByText(/^At 02:30, Monday through Friday \(UTC\)\. Next: /)).toBeVisible();
  await dialog.getByLabel("Keep the last").fill("3");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("At 02:30, Monday through Friday (UTC)")).toBeVisible();
  await expect(page.getByText("the last 3")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}, and nothing is wider than a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/admin/backup");
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}
