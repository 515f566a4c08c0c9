import { expect, test } from "@playwright/test";

test("an admin signs in, for the specs that follow", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Name or email").fill("admin");
  await page.getByLabel("Password", { exact: true }).fill(process.env.E2E_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Signed in as admin" })).toBeVisible();
  await page.context().storageState({ path: process.env.E2E_SIGNED_IN ?? "" });
});
