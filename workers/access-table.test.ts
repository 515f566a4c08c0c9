/** Who gets what from every address. A new page or route needs a line here. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes, workerRoutes } from "./routes.fixture.ts";
import { adminPassword, cookieOf, type Started, startCaudal, timeToEnd, untilSaid } from "./start.fixture.ts";

type Statuses = [nobody: number, viewer: number, admin: number];

/** What is asked for is there for none of them: 404 and 400 say that one may ask. */
const answers: Record<string, Statuses> = {
  "GET /": [307, 200, 200],
  "GET /live": [307, 200, 200],
  "GET /orders/:id": [307, 404, 404],
  "GET /account": [307, 200, 200],
  "GET /admin": [307, 403, 307],
  "GET /admin/people": [307, 403, 200],
  "GET /admin/tokens": [307, 403, 200],
  "GET /sign-in": [200, 307, 307],
  "GET /change-password": [307, 200, 200],
  "GET /join/:key": [200, 200, 200],
  "POST /api/sign-in": [400, 400, 400],
  "POST /api/join": [400, 400, 400],
  "POST /api/password": [401, 400, 400],
  "GET /api/v1/paint": [401, 200, 200],
  "GET /api/v1/live": [401, 200, 200],
  "GET /api/v1/filter-values": [401, 400, 400],
  "GET /api/v1/detail": [401, 200, 200],
  "GET /api/v1/detail.csv": [401, 200, 200],
  "GET /api/v1/orders/:id": [401, 404, 404],
  "GET /api/v1/status": [401, 200, 200],
  "GET /api/v1/stream": [401, 200, 200],
  // This machine may send while there is no collect token.
  "POST /api/v1/events": [202, 403, 202],
  "GET /api/v1/dead-letters": [401, 403, 200],
  "GET /api/v1/dead-letters/:id": [401, 403, 404],
  "GET /api/v1/superseded": [401, 200, 200],
  "GET /api/v1/loads": [401, 403, 200],
  "POST /api/v1/loads": [401, 403, 400],
  "GET /api/v1/loads/:id": [401, 403, 404],
  "DELETE /api/v1/loads/:id": [401, 403, 404],
  "GET /api/v1/simulator/sample": [401, 403, 200],
  "GET /api/v1/simulator/runs/:id": [401, 403, 200],
  "GET /api/v1/sessions": [401, 200, 200],
  "DELETE /api/v1/sessions/:id": [401, 404, 404],
  "GET /api/v1/people": [401, 403, 200],
  "POST /api/v1/people": [401, 403, 400],
  "PATCH /api/v1/people/:id": [401, 403, 404],
  "DELETE /api/v1/people/:id": [401, 403, 404],
  "POST /api/v1/people/:id/link": [401, 403, 404],
  "DELETE /api/v1/people/:id/sessions": [401, 403, 404],
  "GET /api/v1/tokens": [401, 403, 200],
  "POST /api/v1/tokens": [401, 403, 400],
  "DELETE /api/v1/tokens/:id": [401, 403, 404],
  // The last: it ends the sessions that the others use.
  "POST /api/sign-out": [204, 204, 204],
};

/** Of the worker, which is asked by web alone: without the secret, in a viewer's name, in an admin's name. */
const workerAnswers: Record<string, Statuses> = {
  ...Object.fromEntries(
    Object.entries(answers)
      .filter(([route]) => route.includes(" /api/v1/"))
      .map(([route, [, viewer, admin]]): [string, Statuses] => [route.replace(" /api", " "), [401, viewer, admin]]),
  ),
  "GET /metrics": [401, 403, 200],
  "GET /web/door": [401, 403, 403],
  "POST /web/admin-reset": [401, 403, 403],
  "POST /web/caller": [401, 403, 403],
  "POST /web/invitation": [401, 403, 403],
  "POST /web/join": [401, 403, 403],
  "POST /web/password": [401, 403, 403],
  "POST /web/sign-in": [401, 403, 403],
  "POST /web/sign-out": [401, 403, 403],
};

/** A field that no body has. */
const bodies: Record<string, string> = { "POST /api/v1/events": "{}", "PATCH /api/v1/people/:id": "{}", "POST /api/v1/people/:id/link": "" };
const foreign = '{"no_such_field":1}';

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
  const pathOf = (route: string) => route.replace(/^\S+ /, "").replace(/:\w+/g, "none");
  const methodOf = (route: string) => route.split(" ")[0] ?? "";

  function ask(method: string, path: string, cookie: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${product.page}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(cookie === "" ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }
  const bodyOf = (route: string) => (/^(POST|PATCH)/.test(route) ? { body: bodies[route] ?? foreign } : {});
  const askRoute = (route: string, cookie: string, headers?: Record<string, string>) =>
    ask(methodOf(route), pathOf(route), cookie, bodyOf(route).body, headers);
  /** All of it, but of the stream, which has no end, what is there at first. */
  async function textOf(reply: Response): Promise<string> {
    if (!reply.headers.get("content-type")?.startsWith("text/event-stream")) return reply.text();
    const reader = reply.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  }

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
