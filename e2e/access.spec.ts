import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

const password = process.env.E2E_PASSWORD ?? "";
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;
const viewer = { name: "lucia.mora@tienda.example", password: "agua que corre sola" };

test("a page that was asked for is there after signing in", async ({ page }) => {
  await page.goto("/live?country=Chile");
  await expect(page.getByRole("heading", { name: /^Sign in to / })).toBeVisible();
  await signIn(page, { name: "admin", password });
  await expect(page).toHaveURL("/live?country=Chile");
});

test("a wrong password says how many tries are left, and keeps what was typed", async ({ page }) => {
  await page.goto("/sign-in?next=https://evil.example/");
  await signIn(page, { name: "nobody", password: "not this one" });
  await expect(page.getByText("That name and password do not match. 4 tries left before a pause of 15 minutes.")).toBeVisible();
  await expect(page.getByLabel("Name or email")).toHaveValue("nobody");
  await signIn(page, { name: "admin", password });
  await expect(page).toHaveURL("/");
});

test("signing in works by keyboard alone", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Name or email").focus();
  await page.keyboard.type("admin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Signed in as admin" })).toBeVisible();
});

test("an admin invites a viewer, who chooses a password and sees no part of the admin's", async ({ page, browser }) => {
  const invited = await newPage(browser);
  await enter(page, "/admin/people");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("Name or email").fill(viewer.name);
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("button", { name: "I have it" }).click();
  await expect(page.getByRole("row", { name: viewer.name })).toContainText("invited");

  await invited.goto(link);
  await expect(invited.getByRole("heading", { name: /^Welcome to / })).toBeVisible();
  await invited.getByLabel("New password").fill("short");
  await invited.getByRole("button", { name: "Choose and sign in" }).click();
  await expect(invited.getByText("12 characters at least.")).toBeVisible();
  await invited.getByLabel("New password").fill(viewer.password);
  await invited.getByRole("button", { name: "Choose and sign in" }).click();
  await expect(invited.getByRole("button", { name: `Signed in as ${viewer.name}` })).toBeVisible();
  await expect(invited.getByRole("link", { name: "Admin" })).toBeHidden();
  expect((await invited.goto("/admin/people"))?.status()).toBe(403);
  await expect(invited.getByRole("heading", { name: "Your role does not show this page" })).toBeVisible();
  await invited.goto(link);
  await expect(invited.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await invited.context().close();
});

test("a person who is blocked is out at once, and in again when unblocked", async ({ page, browser }) => {
  const seen = await newPage(browser);
  await seen.goto("/");
  await signIn(seen, viewer);
  await expect(seen).toHaveURL("/");
  await enter(page, "/admin/people");
  await carryOut(page, viewer.name, "Block");
  await expect(page.getByRole("row", { name: viewer.name })).toContainText("blocked");
  await expect(async () => {
    await seen.goto("/");
    await expect(seen).toHaveURL(/\/sign-in/, { timeout: 100 });
  }).toPass();
  await carryOut(page, viewer.name, "Unblock");
  await signIn(seen, viewer);
  await expect(seen).toHaveURL("/");
  await seen.context().close();
});

test("the last admin stays one, and the page says why", async ({ page }) => {
  await enter(page, "/admin/people");
  await openActs(page, "admin");
  await page.getByRole("button", { name: "Make viewer…" }).click();
  await page.getByRole("dialog", { name: "Make admin a viewer?" }).getByRole("button", { name: "Make viewer" }).click();
  await expect(page.getByText("This is the only admin who can sign in.")).toBeVisible();
});

test("a token is shown once, works, and no longer when revoked", async ({ page, playwright }) => {
  await enter(page, "/admin/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  await page.getByLabel("Name").fill("spreadsheet");
  await page.getByLabel("Kind").selectOption("read");
  await page.getByRole("dialog").getByRole("button", { name: "Make a token" }).click();
  const token = await page.getByLabel("Token", { exact: true }).inputValue();
  await page.getByRole("button", { name: "I have it" }).click();
  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  expect((await program.get("/api/v1/paint")).status()).toBe(200);
  expect((await program.get("/api/v1/tokens")).status()).toBe(403);
  await page.getByRole("row", { name: "spreadsheet" }).getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("There is no token yet.")).toBeVisible();
  await expect.poll(async () => (await program.get("/api/v1/paint")).status()).toBe(401);
  await program.dispose();
});

test("a session on another device is seen and ended, and signing out ends this one", async ({ page, browser }) => {
  const other = await newPage(browser);
  await other.goto("/");
  await signIn(other, viewer);
  await page.goto("/account");
  await signIn(page, viewer);
  const sessions = page.getByRole("table", { name: "Where you are signed in" }).getByRole("row");
  await expect(sessions.filter({ hasText: "this one" })).toHaveCount(1);
  const end = page.getByRole("button", { name: "End", exact: true });
  await expect(async () => {
    if ((await end.count()) > 0) await end.first().click({ timeout: 1_000 });
    await expect(end).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(async () => {
    await other.goto("/");
    await expect(other).toHaveURL(/\/sign-in/, { timeout: 100 });
  }).toPass();
  await page.getByRole("button", { name: `Signed in as ${viewer.name}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  expect((await page.request.get("/api/v1/paint")).status()).toBe(401);
  await other.context().close();
});

test("in Spanish it reads as a Spanish-speaking shop would write it", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByRole("heading", { name: /^Iniciar sesión en / })).toBeVisible();
  await page.getByLabel("Nombre o correo").fill("nadie");
  await page.getByLabel("Contraseña", { exact: true }).fill("no es esta");
  await page.getByRole("button", { name: "Iniciar sesión" }).click();
  await expect(page.getByText("Ese nombre y esa contraseña no coinciden.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}, no script breaks the policy, and nothing is wider than a phone`, async ({ page }) => {
    const broken: string[] = [];
    page.on("console", (message) => message.type() === "error" && broken.push(message.text()));
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/sign-in");
    await checkPage(page);
    await enter(page, "/account");
    for (const path of ["/account", "/change-password", "/admin/people", "/admin/tokens", "/join/nothing"]) {
      await page.goto(path);
      await checkPage(page);
    }
    expect(broken).toEqual([]);
  });
}

async function checkPage(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL, locale: "en-US" })).newPage();
}

async function signIn(page: Page, person: { name: string; password: string }): Promise<void> {
  await page.getByLabel("Name or email").fill(person.name);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await signIn(page, { name: "admin", password });
  await expect(page).toHaveURL(path);
}

async function openActs(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with ${name}` }).click();
}

async function carryOut(page: Page, name: string, act: string): Promise<void> {
  await openActs(page, name);
  await page.getByRole("button", { name: `${act}…` }).click();
  await page.getByRole("dialog").getByRole("button", { name: act, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
