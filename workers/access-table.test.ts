import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, bodyOf, publicAnswers, type Statuses, workerAnswers } from "./access-table.fixture.ts";
import { allRoutes, workerRoutes } from "./routes.fixture.ts";
import { adminPassword, cookieOf, type Started, startCaudal, timeToEnd, untilSaid } from "./start.fixture.ts";

describe("access", { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-access-table-"));
  const hidden = { person: "hidden.person@shop.example", token: "hidden-token", event: "hidden-event" };
  let product: Started;
  let cookies: { nobody: string; viewer: string; admin: string };

  beforeAll(async () => {
    product = await startCaudal(dataDir, { ADMIN_PASSWORD: adminPassword, SAMPLE_STORE: "on" });
    await untilSaid(product, /"load ended"/);
    const admin = await cookieOf(product.page, "admin", adminPassword);
    const invited = await (await ask("POST", "/api/v1/people", admin, '{"name":"vic","role":"viewer","days":1}')).json();
    await ask("POST", "/api/v1/people", admin, `{"name":"${hidden.person}","role":"admin","days":1}`);
    await ask("POST", "/api/v1/tokens", admin, `{"name":"${hidden.token}","kind":"read"}`);
    await ask("POST", "/api/v1/events", admin, `{"event_id":"${hidden.event}"}`);
    await ask("POST", "/api/join", "", `{"key":"${invited.key}","password":"agua que corre"}`);
    cookies = { nobody: "", viewer: await cookieOf(product.page, "vic", "agua que corre"), admin };
  }, 240_000);
  afterAll(async () => {
    await timeToEnd(product, () => product.child.kill("SIGTERM"));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const who = ["nobody", "viewer", "admin"] as const;

  function ask(method: string, path: string, cookie: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${product.page}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(cookie === "" ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }
  const askRoute = (route: string, cookie: string, headers?: Record<string, string>) =>
    ask(methodOf(route), pathOf(route), cookie, bodyOf(route).body, headers);
  it("has a line for every page and route", () => {
    expect(Object.keys(answers).sort()).toEqual(allRoutes());
    expect(Object.keys(workerAnswers).sort()).toEqual(workerRoutes());
  });

  it("keeps what is another site's doing from changing anything", async () => {
    const changing = Object.keys(answers).filter((route) => !route.startsWith("GET"));
    const asForeign = [
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ];
    const statuses = await Promise.all(changing.flatMap((route) => asForeign.map(async (headers) => (await askRoute(route, cookies.admin, headers)).status)));
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  it("tells nobody and no viewer of people, tokens, events or folders, also in what a page fetches behind the scenes", async () => {
    for (const route of Object.keys(answers).filter((one) => one.startsWith("GET"))) {
      for (const cookie of [cookies.nobody, cookies.viewer]) {
        const texts = await Promise.all([{}, { rsc: "1" }].map(async (headers) => textOf(await askRoute(route, cookie, headers))));
        for (const secret of [...Object.values(hidden), dataDir])
          expect(`${route}: ${texts.filter((text) => text.includes(secret)).length}`).toBe(`${route}: 0`);
      }
    }
  });

  it("lets the worker do for a name what that name may, and nothing without the secret", async () => {
    const secret = readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
    const named = (role: string) => ({ authorization: `Bearer ${secret}`, "x-caudal-user": role, "x-caudal-role": role });
    const found: Record<string, Statuses> = {};
    for (const route of Object.keys(workerAnswers)) {
      const asked = [{}, named("viewer"), named("admin")].map(async (headers) => {
        const reply = await fetch(`${product.worker}${pathOf(route)}`, { method: methodOf(route), headers, ...bodyOf(route.replace(" ", " /api")) });
        await textOf(reply);
        return reply.status;
      });
      found[route] = (await Promise.all(asked)) as Statuses;
    }
    expect(found).toEqual(workerAnswers);
  });

  it("is as the table says, for nobody, a viewer and an admin", async () => {
    const found: Record<string, Statuses> = {};
    for (const route of Object.keys(answers)) {
      const asked = who.map(async (one) => {
        const reply = await askRoute(route, cookies[one]);
        await textOf(reply);
        return reply.status;
      });
      found[route] = (await Promise.all(asked)) as Statuses;
    }
    expect(found).toEqual(answers);
  });
});

describe("access to a public dashboard", { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caudal-public-"));
  let product: Started;
  beforeAll(async () => {
    product = await startCaudal(dataDir, { ADMIN_PASSWORD: adminPassword, SAMPLE_STORE: "on", DASHBOARD_ACCESS: "public" });
    await untilSaid(product, /"load ended"/);
  }, 240_000);
  afterAll(async () => {
    await timeToEnd(product, () => product.child.kill("SIGTERM"));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const ask = (route: string, headers: Record<string, string> = {}) =>
    fetch(`${product.page}${pathOf(route)}`, { method: methodOf(route), redirect: "manual", headers, ...bodyOf(route) });

  it("opens the sums to anybody, and nothing else", async () => {
    const found: Record<string, number> = {};
    for (const route of Object.keys(answers)) {
      const reply = await ask(route);
      await textOf(reply);
      found[route] = reply.status;
    }
    const asIfPrivate = Object.fromEntries(Object.entries(answers).map(([route, [nobody]]) => [route, nobody]));
    expect(found).toEqual({ ...asIfPrivate, ...publicAnswers });
  });

  it("shows anybody no order, no customer and no way to export", async () => {
    const cookie = await cookieOf(product.page, "admin", adminPassword);
    const { rows } = await (await ask("GET /api/v1/detail", { cookie })).json();
    const hidden = rows.slice(0, 10).flatMap(({ orderId, customerId, customerName }: Record<string, string>) => [orderId, customerId, customerName]);
    const shownTo = async (headers: Record<string, string>) => {
      const texts = await Promise.all(["GET /", "GET /api/v1/paint", "GET /api/v1/status"].map(async (route) => (await ask(route, headers)).text()));
      return [...hidden, "detail.csv"].filter((secret) =>
        texts.some((text) => text.includes(`"${secret}"`) || text.includes(`>${secret}<`) || text.includes(`/${secret}?`)),
      );
    };
    expect((await shownTo({ cookie })).length).toBeGreaterThan(20);
    expect(await shownTo({})).toEqual([]);
  });

  it("shares no rows with anybody that signed-in pages share", async () => {
    const cookie = await cookieOf(product.page, "admin", adminPassword);
    const shared = { "x-caudal-at-least": "1" };
    const told = await ask("GET /api/v1/detail", { ...shared, cookie });
    expect([told.status, told.headers.get("content-type")]).toEqual([200, "application/gzip"]);
    expect((await ask("GET /api/v1/detail", shared)).status).toBe(401);
  });

  it("takes a wrong token for nobody's, not for a visitor's", async () => {
    expect((await ask("GET /api/v1/paint", { authorization: "Bearer wrong" })).status).toBe(401);
  });
});

function pathOf(route: string): string {
  return route.replace(/^\S+ /, "").replace(/:\w+/g, "none");
}

function methodOf(route: string): string {
  return route.split(" ")[0] ?? "";
}

/** All of it, but of the stream, which has no end, what is there at first. */
async function textOf(reply: Response): Promise<string> {
  if (!reply.headers.get("content-type")?.startsWith("text/event-stream")) return reply.text();
  const reader = reply.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}
