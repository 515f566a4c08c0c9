/** What a browser is told, and what is refused, whoever asks. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "./routes.fixture.ts";
import { adminPassword, cookieOf, type Started, startCaudal, timeToEnd, untilSaid } from "./start.fixture.ts";

describe("the pages' safety", { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-security-"));
  let product: Started;
  let cookie = "";
  beforeAll(async () => {
    product = await startCaudal(dataDir, { ADMIN_PASSWORD: adminPassword });
    await untilSaid(product, /Caudal is running/);
    cookie = await cookieOf(product.page, "admin", adminPassword);
  }, 240_000);
  afterAll(async () => {
    await timeToEnd(product, () => product.child.kill("SIGTERM"));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${product.page}${path}`, { redirect: "manual", headers });
  const post = (path: string, body: string, headers: Record<string, string> = {}) => fetch(`${product.page}${path}`, { method: "POST", body, headers });
  const pages = allRoutes().filter((route) => route.startsWith("GET /") && !route.startsWith("GET /api/"));
  const pathOf = (route: string) => route.slice(4).replace(/:\w+/g, "none");

  it("lets no page be framed, and run no script but its own, each time under another nonce", async () => {
    const nonces = new Set<string>();
    for (const path of [...pages.map(pathOf), "/nowhere", "/%E0%A4%A"]) {
      for (const headers of [{}, { cookie }] as Record<string, string>[]) {
        const reply = await get(path, headers);
        const policy = reply.headers.get("content-security-policy") ?? "";
        expect(policy).toContain("frame-ancestors 'none'");
        expect(reply.headers.get("x-frame-options")).toBe("DENY");
        const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
        const nonce = /^'nonce-([\w+/=]+)' 'strict-dynamic'$/.exec(scripts)?.[1] ?? "";
        const tags = [...(await reply.text()).matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
        expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
        nonces.add(nonce);
      }
    }
    expect(nonces.size).toBe(2 * (pages.length + 2));
  });

  it.each([
    ["//evil.example", "/"],
    ["https://evil.example/live", "/"],
    ["/\\evil.example", "/"],
    ["/live\r\nset-cookie: caudal=x", "/liveset-cookie: caudal=x"],
    ["/live?country=Chile", "/live?country=Chile"],
  ])("leads who is signed in to our own page, asked for %j", async (next, way) => {
    const reply = await get(`/sign-in?next=${encodeURIComponent(next)}`, { cookie });
    expect(reply.status).toBe(307);
    const { origin, pathname, search } = new URL(reply.headers.get("location") ?? "", product.page);
    expect([origin, decodeURIComponent(pathname) + search]).toEqual([product.page, way]);
    expect(reply.headers.get("set-cookie")).toBeNull();
  });

  it("takes no cookie but the one it signed", async () => {
    const [name = "", value = ""] = cookie.split("=");
    for (const forged of [`${name}=${value.split(".")[0]}`, `${name}=${value}x`, `${name}=x.${value.split(".")[1]}`, `${name}=`])
      expect((await get("/api/v1/status", { cookie: forged })).status).toBe(401);
    expect((await get("/api/v1/status", { cookie: `theme=dark; ${cookie}` })).status).toBe(200);
  });

  it("believes no header about who asks, and none about the address", async () => {
    const claims = { "x-caudal-user": "admin", "x-caudal-role": "admin", "x-caudal-account": "1", "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" };
    expect((await get("/api/v1/status", claims)).status).toBe(401);
    expect((await get("/admin/people", claims)).status).toBe(307);
    await post("/api/sign-in", JSON.stringify({ name: "admin", password: adminPassword }), { "x-caudal-address": "8.8.8.8", "x-forwarded-for": "8.8.8.8" });
    const { sessions } = await (await get("/api/v1/sessions", { cookie })).json();
    expect(new Set(sessions.map(({ address }: { address: string }) => address))).toEqual(new Set(["127.0.0.1"]));
  });

  it("answers to no name of another site, which could be made to lead here", async () => {
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        const asked = httpRequest(`${product.page}/sign-in`, { headers: { host } }, (reply) => resolve(reply.resume().statusCode));
        asked.on("error", reject).end();
      });
    expect(await Promise.all(["evil.example", "127.0.0.1.evil.example", "localhost"].map(status))).toEqual([403, 403, 200]);
  });

  it("refuses a form that is no form, or too long", async () => {
    for (const body of ["", "{", "[]", '"x"', '{"name":{"a":1},"password":"x"}']) expect((await post("/api/sign-in", body)).status).toBe(400);
    const long = JSON.stringify({ name: "x", password: "y".repeat(20_000) });
    expect((await post("/api/sign-in", long)).status).toBe(413);
    const streamed = { method: "POST", body: new Blob([long]).stream(), duplex: "half" } as RequestInit;
    expect((await fetch(`${product.page}/api/sign-in`, streamed)).status).toBe(413);
  });

  it("keeps a name with a line end, and letters that no header has, in one line of the log and one header", async () => {
    const person = (name: string) => post("/api/v1/people", JSON.stringify({ name, role: "viewer", days: 1 }), { cookie });
    expect((await person("eve\r\nset-cookie: caudal=x")).status).toBe(400);
    const { key } = await (await person("Úrsula 河")).json();
    await post("/api/join", JSON.stringify({ key, password: "agua que corre" }));
    const hers = await cookieOf(product.page, "úrsula 河", "agua que corre");
    expect((await get("/api/v1/status", { cookie: hers })).status).toBe(200);
    expect(await (await get("/account", { cookie: hers })).text()).toContain("Úrsula 河");
  });

  it("writes no password, key or token into its log", async () => {
    const { key } = await (await post("/api/v1/tokens", '{"name":"till","kind":"read"}', { cookie })).json();
    const secret = readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
    for (const hidden of [adminPassword, key, secret, cookie.split("=")[1] ?? "", "agua que corre"]) expect(product.output()).not.toContain(hidden);
  });
});
