import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { client, createBrowser, startProvider } from "./oidc-provider.fixture.ts";
import { adminPassword, cookieOf, freePort, type Started, settingsFor, startScript, timeToEnd, untilSaid } from "./start.fixture.ts";

const accounts = {
  vic: { email: "vic@shop.example", isVerified: true },
  eve: { email: "eve@evil.example", isVerified: true },
  ivo: { email: "ivo@other.example", isVerified: true },
  una: { email: "una@shop.example", isVerified: false },
};

describe("signing in by a provider", { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-oidc-"));
  let product: Started;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    const [port, workerPort, providerPort] = await Promise.all([freePort(), freePort(), freePort()]);
    provider = await startProvider({ port: providerPort, callback: `http://127.0.0.1:${port}/api/oidc/callback`, accounts });
    const settings = {
      ADMIN_PASSWORD: adminPassword,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_ALLOWED_DOMAINS: "shop.example",
    };
    product = startScript("workers/start.ts", settingsFor(dataDir, { port, workerPort }, settings));
    await untilSaid(product, /Caudal is running/);
  }, 240_000);
  afterAll(async () => {
    await timeToEnd(product, () => product.child.kill("SIGTERM"));
    provider.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (next = "/account") => `${product.page}/api/oidc/start?next=${encodeURIComponent(next)}`;
  const placeOf = ({ url }: { url: URL }) => `${url.pathname}${url.search}`;

  it("offers it beside the password", async () => {
    expect(await (await fetch(`${product.page}/sign-in`)).text()).toContain(`Continue with ${new URL(provider.issuer).host}`);
  });

  it("lets in whose domain is allowed, and leads back to what was asked for", async () => {
    const page = await createBrowser().signInBy(start(), "vic");
    expect(placeOf(page)).toBe("/account");
    expect(await page.reply.text()).toContain("vic@shop.example");
  });

  it("lets nobody else in, unless an admin invited the address", async () => {
    expect(placeOf(await createBrowser().signInBy(start(), "eve"))).toBe("/sign-in?fault=provider_refused");
    const cookie = await cookieOf(product.page, "admin", adminPassword);
    await fetch(`${product.page}/api/v1/people`, { method: "POST", headers: { cookie }, body: '{"name":"ivo@other.example","role":"admin","days":1}' });
    expect(placeOf(await createBrowser().signInBy(start("/admin/people"), "ivo"))).toBe("/admin/people");
  });

  it("lets nobody in for whose address the provider does not vouch", async () => {
    const page = await createBrowser().signInBy(start(), "una");
    expect(placeOf(page)).toBe("/sign-in?fault=provider_failed");
    expect(await page.reply.text()).toContain("did not sign you in");
  });

  it("takes no answer that another browser's sign-in brought, and none without one", async () => {
    const [mine, others] = [createBrowser(), createBrowser()];
    const stolen = await callbackOf(others, start());
    expect(placeOf(await mine.open(stolen))).toBe("/sign-in?fault=provider_failed");
    await mine.open(start());
    expect(placeOf(await mine.open(stolen))).toBe("/sign-in?fault=provider_failed");
    expect(placeOf(await others.open(stolen))).toBe("/account");
    expect(placeOf(await createBrowser().open(`${product.page}/api/oidc/callback?error=access_denied`))).toBe("/sign-in?fault=provider_failed");
  });

  it("leads to no other site afterwards", async () => {
    const page = await createBrowser().signInBy(start("https://evil.example/"), "vic");
    expect([page.url.origin, page.url.pathname]).toEqual([product.page, "/"]);
  });

  it("keeps the secret, codes and cookies out of its log", async () => {
    expect(product.output()).toContain("a sign-in by the provider failed");
    expect(product.output()).not.toContain(client.secret);
    expect(product.output()).not.toMatch(/caudal-pending=|code=|access_token/);
  });

  /** As `browser` would be sent to it next. */
  async function callbackOf(browser: ReturnType<typeof createBrowser>, from: string): Promise<string> {
    const found = await browser.signInBy(from, "vic", (address) => address.includes("/api/oidc/callback?code="));
    return found.url.href;
  }
});
