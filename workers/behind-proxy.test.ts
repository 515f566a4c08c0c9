/** Caudal as it stands behind a proxy with HTTPS: what the proxy sends on is plain HTTP from this machine, under the public name. */
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminPassword, type Started, startCaudal, timeToEnd, untilSaid } from "./start.fixture.ts";

type Reply = { status: number | undefined; headers: IncomingHttpHeaders; body: string };

describe("behind a proxy", { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-proxy-"));
  let product: Started;
  beforeAll(async () => {
    product = await startCaudal(dataDir, { ADMIN_PASSWORD: adminPassword, PUBLIC_URL: "https://sales.shop.example" });
    await untilSaid(product, /Caudal is running/);
  }, 240_000);
  afterAll(async () => {
    await timeToEnd(product, () => product.child.kill("SIGTERM"));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const usual = { host: "sales.shop.example", "x-forwarded-for": "6.6.6.6, 203.0.113.9", "x-forwarded-proto": "https", origin: "https://sales.shop.example" };
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = "") =>
    new Promise<Reply>((resolve, reject) => {
      const asked = httpRequest(`${product.page}${path}`, { method, headers: { ...usual, ...headers } }, (reply) => {
        text(reply).then((said) => resolve({ status: reply.statusCode, headers: reply.headers, body: said }), reject);
      });
      asked.on("error", reject).end(body);
    });
  const signIn = (headers: Record<string, string> = {}) => ask("POST", "/api/sign-in", headers, JSON.stringify({ name: "admin", password: adminPassword }));
  const cookieIn = ({ headers }: Reply) => headers["set-cookie"]?.[0]?.split(";")[0] ?? "";

  it("says where it is reached", () => {
    expect(product.output()).toContain("Open             https://sales.shop.example");
  });

  it("gives a cookie that only HTTPS carries, and tells browsers to stay with HTTPS", async () => {
    const reply = await signIn();
    expect(reply.headers["set-cookie"]?.[0]).toMatch(/^__Host-caudal=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(reply.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect((await ask("GET", "/account", { cookie: cookieIn(reply) })).status).toBe(200);
  });

  it("notes the address that the proxy saw, not the one that was claimed", async () => {
    const cookie = cookieIn(await signIn());
    const { sessions } = JSON.parse((await ask("GET", "/api/v1/sessions", { cookie })).body);
    expect(new Set(sessions.map(({ address }: { address: string }) => address))).toEqual(new Set(["203.0.113.9"]));
  });

  it("changes things for its own pages, under whichever name the proxy asks, and for no other site", async () => {
    expect((await signIn({ host: "127.0.0.1:3000" })).status).toBe(200);
    expect((await signIn({ origin: "https://evil.example" })).status).toBe(403);
    expect((await signIn({ host: "evil.example" })).status).toBe(403);
  });

  it("leads to sign in at the public address", async () => {
    const { location } = (await ask("GET", "/live")).headers;
    expect(new URL(location ?? "", "https://sales.shop.example").href).toBe("https://sales.shop.example/sign-in?next=%2Flive");
  });

  it("takes no event without a token: what comes from this machine may come from anywhere", async () => {
    expect((await ask("POST", "/api/v1/events", {}, "{}")).status).toBe(401);
    expect((await ask("POST", "/api/v1/events", { host: "127.0.0.1" }, "{}")).status).toBe(401);
  });
});
