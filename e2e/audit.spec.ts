import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("an admin finds in the audit log who made a token, and takes the lines along", async ({ page }) => {
  await page.goto("/admin/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  await page.getByLabel("Name").fill("till for the log");
  await page.getByLabel("Kind").selectOption("read");
  await page.getByRole("dialog").getByRole("button", { name: "Make a token" }).click();
  await page.getByRole("button", { name: "I have it" }).click();

  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByLabel("What").selectOption({ label: "Token made" });
  await page.getByLabel("Search").fill("till for the LOG");
  await page.getByRole("button", { name: "Show" }).click();
  const row = page.getByRole("row", { name: "till for the log" });
  await expect(row).toContainText("admin");
  await expect(page.getByRole("row")).toHaveCount(2);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const file = await (await download).createReadStream();
  const csv = (await file.toArray()).join("");
  expect(csv.split("\r\n")[1]).toMatch(/,admin,127\.0\.0\.1,token_made,till for the log,,/);

  await page.getByLabel("Search").fill("nobody did this");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No line matches.")).toBeVisible();
});
