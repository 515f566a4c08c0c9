import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

const run = Date.now().toString(36);
const refused = (id: number, productId: string, more: object) =>
  JSON.stringify({
    event_id: `letter-${run}-${id}`,
    order_id: `L${run}${id}`,
    customer_id: null,
    product_id: productId,
    qty: 1,
    unit_price: "10,50",
    event_ts: new Date().toISOString(),
    ...more,
  });

test.beforeAll(async ({ request }) => {
  const product = await loadedProduct(request);
  const events = [
    refused(1, product, {}),
    refused(2, product, {}),
    refused(3, product, { unit_price: "ten" }),
    refused(4, product, { qty: "3 u", unit_price: 2 }),
    refused(5, product, { qty: 0, unit_price: 2 }),
  ];
  const reply = await request.post("/api/v1/events", { data: `${events.join("\n")}\n`, headers: { "content-type": "application/x-ndjson" } });
  expect(await reply.json()).toMatchObject({ accepted: 0, refused: 5 });
});

test("a group is repaired by a rule, and the numbers move by what was told", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill(run);
  await page.getByRole("button", { name: /^unit_price is not a number/ }).click();
  const panel = page.getByRole("region", { name: "Repair all 3 with one rule" });
  await expect(panel.getByRole("row", { name: "Become valid and are replayed" })).toContainText("+21.00");
  await expect(panel.getByRole("row", { name: "Still refused: unit_price is not a number ten" })).toContainText("1");
  const told = await panel.getByRole("definition").first().textContent();
  const before = await totals(page);
  await panel.getByRole("button", { name: "Replay 2 events" }).click();
  await expect(page.getByText("2 events were replayed: 2 orders, $21.00. 1 is still refused.")).toBeVisible();
  await expect.poll(async () => (await totals(page)).revenue - before.revenue).toBeCloseTo(21, 2);
  const after = await totals(page);
  expect(after.orders - before.orders).toBe(2);
  expect(told?.replaceAll(",", "")).toContain(after.revenue.toFixed(2));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("replaying again counts once", async ({ page, request }) => {
  await open(page);
  const before = await totals(page);
  const data = { choice: { search: run }, rule: { kind: "decimal_comma", field: "unit_price" } };
  const { id } = await (await request.post("/api/v1/dead-letters/replay", { data, headers: { origin: new URL(page.url()).origin } })).json();
  await expect.poll(async () => (await (await request.get(`/api/v1/jobs/${id}`)).json()).state).toBe("done");
  expect((await (await request.get(`/api/v1/jobs/${id}`)).json()).outcome).toMatchObject({ accepted: 0 });
  expect(await totals(page)).toEqual(before);
});

test("one event is mended by keyboard, checked as it is typed, and told of afterwards", async ({ page }) => {
  await open(page, `?search=${run}&field=qty&rule=not_a_number`);
  const qty = page.getByLabel("qty", { exact: true });
  await expect(page.getByText("qty must be a number with a decimal point and no other signs, such as 12.50.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Replay this event" })).toBeDisabled();
  await qty.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await expect(page.getByText("valid. Replaying adds one line.")).toBeVisible();
  await expect(page.getByRole("article").getByText("+6.00")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 event was replayed: 1 order, $6.00.")).toBeVisible();
  await page.getByRole("button", { name: /^Replayed/ }).click();
  await page.getByRole("button", { name: `L${run}4` }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText("admin replayed it");
  await expect(page.getByText("As it was replayed").locator("..")).toContainText('"qty":"3"');
});

test("arrows go from one event to the next", async ({ page }) => {
  await open(page, "?search=letter-");
  const rows = page.locator("button[data-letter]");
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
});

test("an event is discarded with a reason, and taken back", async ({ page }) => {
  await open(page, `?search=${run}&field=qty&rule=zero`);
  await page.getByRole("button", { name: "Discard…" }).click();
  const dialog = page.getByRole("dialog", { name: "Discard this event?" });
  await dialog.getByLabel("Reason").fill("sent by mistake");
  await dialog.getByRole("button", { name: "Discard 1 event" }).click();
  await expect(page.getByText(`No event holds “${run}”.`)).toBeVisible();
  await page.getByRole("button", { name: /^Discarded/ }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText("admin discarded it: sent by mistake");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText(`No event holds “${run}”.`)).toBeVisible();
  await page.getByRole("button", { name: /^qty is 0/ }).click();
  await expect(page.getByRole("button", { name: `L${run}5` })).toBeVisible();
});

test("what is listed is exported, one event a line", async ({ page }) => {
  await open(page, `?search=${run}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export 2 as NDJSON" }).click();
  expect((await download).suggestedFilename()).toBe("dead-letters-open.ndjson");
});

test("a phone shows the list, then one event, without sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `?search=${run}`);
  await page.locator("button[data-letter]").first().click();
  await expect(page.getByRole("button", { name: "Back to the list" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(page.getByRole("combobox", { name: "By reason" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(`/admin/dead-letters${search}`);
  await expect(page.getByRole("heading", { name: "Dead letters" })).toBeVisible();
}

/** Of the history that is in place. */
async function loadedProduct(request: APIRequestContext): Promise<string> {
  const known = async () => {
    const { byProduct } = await (await request.get("/api/v1/paint?from=1900-01-01&to=2200-01-01&grain=month&source=batch")).json();
    return byProduct?.rows.find(({ key, label }: { key: string; label: string }) => label !== key)?.key;
  };
  await expect.poll(known, { timeout: 60_000 }).toBeDefined();
  return known();
}

async function totals(page: Page): Promise<{ revenue: number; orders: number }> {
  const { kpis } = await (await page.request.get("/api/v1/paint?from=2000-01-01&to=2100-01-01&grain=month")).json();
  return { revenue: Number(kpis.revenue), orders: kpis.orders };
}
