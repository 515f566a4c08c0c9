import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

test("a run with faults shows what it must, survives a reload, and is purged to the cent", async ({ page }) => {
  test.setTimeout(180_000);
  const before = await revenue(page);
  await page.goto("/admin/simulator");
  await choose(page, "Events a second", "500/s");
  await choose(page, "For", "20 s");
  await choose(page, "Duplicates", "5.0%");
  await choose(page, "Malformed", "5.0%");
  await expect(page.getByText("About 10,000 events")).toBeVisible();
  await expectNoViolations(page);
  await startRun(page);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByText("Paused.")).toBeVisible();
  await expectNoViolations(page);
  await page.reload();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Sending.")).toBeVisible();
  const row = page.getByRole("table", { name: "Runs" }).getByRole("row").nth(1);
  await expect(row).toContainText("expected = shown", { timeout: 120_000 });
  await expectNoViolations(page);

  await page.goto("/");
  await expect(page.getByText(/simulated lines are in these numbers/)).toBeVisible();
  expect(await revenue(page)).not.toBe(before);
  await page.getByRole("link", { name: "Open the simulator" }).click();
  await row.getByRole("button", { name: /^Purge sim-/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(before);
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Purge" }).click();
  await expect(page.getByText(/Purge of sim-\w+: done/)).toBeVisible({ timeout: 60_000 });
  await expect(row).toContainText("purged");
  await page.goto("/");
  await expect.poll(() => revenue(page)).toBe(before);
  await expect(page.getByText(/simulated lines/)).toBeHidden();
});

test("in Spanish, on a phone, by keyboard: what cannot be started says why", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "locale", value: "es", url: baseURL ?? "" }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/admin/simulator");
  const rate = page.getByRole("slider", { name: "Eventos por segundo" });
  await rate.focus();
  await page.keyboard.press("End");
  const duration = page.getByRole("slider", { name: "Durante" });
  await duration.focus();
  await page.keyboard.press("End");
  await expect(page.getByText(/más de 2\.000\.000 de eventos/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Iniciar" })).toBeDisabled();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(page);
});

async function startRun(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start the run" }).click();
  const mix = page.getByRole("button", { name: "Mix and start" });
  await expect(mix.or(page.getByRole("progressbar")).first()).toBeVisible();
  if (await mix.isVisible()) await mix.click();
}

/** By the arrow keys, as a slider is moved without a mouse. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const slider = page.getByRole("slider", { name, exact: true });
  await slider.focus();
  await page.keyboard.press("Home");
  for (let steps = 0; steps < 30 && (await slider.getAttribute("aria-valuetext")) !== value; steps++) await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", value);
}

async function revenue(page: Page): Promise<string> {
  const reply = await page.request.get("/api/v1/paint?from=1900-01-01&to=2200-01-01");
  const amount = Number((await reply.json()).kpis.revenue);
  return amount.toLocaleString("en-US", { minimumFractionDigits: 2 });
}

async function expectNoViolations(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
