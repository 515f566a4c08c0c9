import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const root = resolve(import.meta.dirname, "..");
const smallStore = join(import.meta.dirname, "fixtures", "small-store");

test.describe.configure({ mode: "serial" });

test("the first start shows the sample store and says so", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("Sample data.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Orders", exact: true })).toBeVisible();
});

test("rows of a version that is gone give way to the newest by themselves", async ({ page }) => {
  await page.goto("/");
  await page.route(/detail\?.*version=/, (route) => route.fulfill({ status: 409, json: { error: { code: "version_gone", message: "" } } }));
  const detail = figure(page, "Orders in detail");
  await detail.getByRole("button", { name: "Next page" }).click();
  await expect(detail.getByText(/^14–26 of /)).toBeVisible();
});

test("an open page changes by itself when a load is in", async ({ page }) => {
  await page.goto("/");
  load(smallStore);
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
  await expect(figure(page, "Orders")).toContainText("4");
  await expect(figure(page, "Unique customers")).toContainText("2");
  await expect(figure(page, "AOV")).toContainText("$288.44");
  await expect(page.getByText("Sample data.")).toBeHidden();
});

test("the same in Spanish reads as a Spanish-speaking shop writes it", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "locale", value: "es", url: baseURL ?? "" }]);
  await page.goto("/");
  await expect(figure(page, "Ingresos")).toContainText("$1.123,50");
});

test("a click on a category filters the page, and back takes it off", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("region", { name: "Revenue by category" }).getByRole("button", { name: /Books/ }).last().click();
  await expect(figure(page, "Revenue")).toContainText("$118.50");
  await expect(page).toHaveURL(/category=Books/);
  await page.goBack();
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
});

test("an order opens its own page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "O1" }).first().click();
  await expect(page.getByRole("heading", { name: "Order O1" })).toBeVisible();
  await expect(page.getByText("$1,040.00")).toBeVisible();
});

test("an order's page without the worker waits for it by itself", async ({ page }) => {
  const { E2E_DATA_DIR, E2E_WORKER_PORT } = process.env;
  const [port, workerPort] = [Number(process.env.E2E_PORT) + 2, Number(E2E_WORKER_PORT) + 2];
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, DATA_DIR: E2E_DATA_DIR, WORKER_URL: `http://127.0.0.1:${workerPort}`, NODE_ENV: "production" as const };
  const web = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], { cwd: root, env, stdio: "ignore" });
  const way = createServer((socket) => socket.pipe(connect(Number(E2E_WORKER_PORT), "127.0.0.1")).pipe(socket));
  try {
    await expect(async () => void (await page.goto(`http://127.0.0.1:${port}/orders/O1`))).toPass();
    await expect(page.getByRole("heading", { name: "Order O1" })).toBeVisible();
    await expect(page.getByText("Waiting for the worker.")).toBeVisible();
    way.listen(workerPort, "127.0.0.1");
    await expect(page.getByText("$1,040.00")).toBeVisible();
  } finally {
    way.close();
    web.kill();
  }
});

test("an address with a broken escape is not found", async ({ page, request }) => {
  expect((await page.goto("/orders/%E0%A4%A"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page or order" })).toBeVisible();
  const reply = await request.get("/api/v1/orders/%E0%A4%A");
  expect([reply.status(), await reply.json()]).toMatchObject([404, { error: { code: "not_found" } }]);
});

test("nothing under a filter says so and offers the way out", async ({ page }) => {
  await page.goto("/?country=Atlantis");
  await expect(page.getByRole("heading", { name: /No sales in/ })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
});

test("an address with a foreign part shows the page, one that cannot be answered says why", async ({ page }) => {
  await page.goto("/?utm_source=letter&country=Chile");
  await expect(figure(page, "Revenue")).toContainText("$1,070.25");
  await page.goto("/?from=2025-13-01");
  await expect(page.getByRole("heading", { name: "This address cannot be shown" })).toBeVisible();
  await expect(page.getByText("from=2025-13-01")).toBeVisible();
  await page.getByRole("link", { name: "Show the page as it opens" }).click();
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
});

test("a broken file is refused by line and column, and the numbers stay", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "caudal-broken-"));
  cpSync(smallStore, folder, { recursive: true });
  writeFileSync(join(folder, "order_items.csv"), 'order_id,product_id,qty,unit_price\nO1,P1,1,1000.00\nO1,P2,2,"20,O0"\n');
  expect(() => load(folder)).toThrow(/order_items\.csv, line 3, unit_price "20,O0"/);
  await page.goto("/");
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
});

test("without the worker the last numbers stay, with their age and the reason, until it is back", async ({ page }) => {
  await page.goto("/");
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
  const error = { code: "worker_unreachable", message: "" };
  await page.route("**/api/v1/**", (route) => route.fulfill({ status: 503, json: { error } }));
  await page.getByRole("radio", { name: "Month", exact: true }).press("Space");
  await expect(page.getByText("These numbers are those before your last change.")).toBeVisible();
  await expect(page.getByText("The worker does not answer.")).toBeVisible();
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
  await page.unroute("**/api/v1/**");
  await expect(page.getByRole("region", { name: "Revenue per month" })).toBeVisible();
  await expect(page.getByText("These numbers are")).toBeHidden();
});

test("a broken stream is told with its age and the reason, until it is open again", async ({ page }) => {
  const error = { code: "worker_unreachable", message: "" };
  await page.route("**/api/v1/**", (route) => route.fulfill({ status: 503, json: { error } }));
  await page.goto("/");
  await expect(page.getByText(/^Live updates stopped \d+ seconds? ago\.$/)).toBeVisible();
  await expect(page.getByText("The worker does not answer.")).toBeVisible();
  await expect(figure(page, "Revenue")).toContainText("$1,123.50");
  await page.unroute("**/api/v1/**");
  await expect(page.getByText("Live updates stopped.")).toBeHidden();
});

test("a load under way is told at the foot, and moves nothing", async ({ page }) => {
  const progress = { state: "running", step: "reading", rowsDone: 2_500_000, rowsTotal: 10_000_000 };
  await page.goto("/");
  const before = await figure(page, "Revenue").boundingBox();
  const status = await (await page.request.get("/api/v1/status")).json();
  const load = { ...status.load, ...progress };
  const body = `retry: 300\nevent: news\ndata: ${JSON.stringify({ load })}\n\n`;
  await page.route("**/api/v1/stream", (route) => route.fulfill({ contentType: "text/event-stream", body }));
  await page.route("**/api/v1/status", (route) => route.fulfill({ json: { ...status, load } }));
  await page.reload();
  await expect(page.getByText("2.5M of 10M rows")).toBeVisible();
  expect(await figure(page, "Revenue").boundingBox()).toEqual(before);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of ["/", "/?country=Atlantis", "/?from=2025-13-01", "/orders/O1", "/nowhere"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
    }
  });
}

function figure(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}

/** As a user does, from a terminal, while the product runs. Throws with all the command said. */
function load(folder: string): void {
  const { E2E_DATA_DIR, E2E_WORKER_PORT } = process.env;
  const env = { ...process.env, DATA_DIR: E2E_DATA_DIR, WORKER_PORT: E2E_WORKER_PORT, LOG_LEVEL: "silent" };
  try {
    execFileSync(process.execPath, ["workers/load-command.ts", folder, "--allow-shrink"], { cwd: root, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new Error(
      Object.values(error as { stdout: string; stderr: string })
        .filter((part) => typeof part === "string")
        .join("\n"),
    );
  }
}
