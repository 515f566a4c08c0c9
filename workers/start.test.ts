import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Started, startCaudal, timeToEnd, untilSaid } from "./start.fixture.ts";

const slow = 180_000;

describe("npm start", { timeout: slow }, () => {
  let dataDir = "";
  const running: Started[] = [];
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "caudal-start-"));
  });
  afterEach(async () => {
    for (const one of running.splice(0))
      if (one.child.exitCode === null && one.child.signalCode === null) await timeToEnd(one, () => one.child.kill("SIGTERM"));
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string> = {}): Promise<Started> {
    const started = await startCaudal(dataDir, settings);
    running.push(started);
    return started;
  }

  const asMachine = () => ({ authorization: `Bearer ${readFileSync(join(dataDir, "worker-secret"), "utf8").trim()}` });

  async function startReady(settings: Record<string, string> = {}): Promise<Started> {
    const started = await start(settings);
    await untilSaid(started, /Caudal is running/);
    return started;
  }

  it("says which port is taken and which setting changes it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const started = await start({ WORKER_PORT: port });
    await once(started.child, "exit");
    other.close();
    expect(started.child.exitCode).toBe(1);
    expect(started.output()).toContain(`Port ${port} is taken`);
    expect(started.output()).toContain("WORKER_PORT=");
  });

  it("says at once which settings are wrong", async () => {
    const started = await start({ HOST: "everywhere/", PORT: "x" });
    await once(started.child, "exit");
    expect(started.child.exitCode).toBe(1);
    expect(started.output()).toMatch(/PORT=x: not a port[\s\S]*HOST=everywhere\/: not an address of this machine/);
  });

  it("tells where the page is, and ends within 5 s when asked", async () => {
    const started = await startReady();
    expect(started.output()).toContain(`Open             ${started.page}`);
    expect(started.output()).toContain(`Data folder      ${dataDir}`);
    expect((await fetch(started.page)).status).toBe(200);
    expect(started.output()).toMatch(/One-time pass {4}([a-z2-9]{5}-){3}[a-z2-9]{5} /);
    expect(await timeToEnd(started, () => started.child.kill("SIGTERM"))).toBeLessThan(5_000);
    expect(started.child.exitCode).toBe(0);
  });

  it("leaves no process behind when it is killed", async () => {
    const started = await startReady();
    expect(await timeToEnd(started, () => started.child.kill("SIGKILL"))).toBeLessThan(5_000);
  });

  it("stops with the reason when the data will not open", async () => {
    const first = await startReady();
    const second = await start();
    await once(second.child, "exit");
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toContain("is open in another process");
    expect((await fetch(first.page)).status).toBe(200);
  });

  it("starts a killed worker again, with the numbers it had", async () => {
    const started = await startReady({ SAMPLE_STORE: "on" });
    const ask = () => fetch(`${started.page}/api/v1/paint`, { headers: asMachine() });
    const paint = async () => (await ask()).json();
    await expect.poll(async () => (await paint()).version, { timeout: 60_000 }).toBe(1);
    const before = await paint();
    expect(before.store).toMatchObject({ name: "Tienda Ceibo", load: { sample: true, lines: 10_000 } });
    const { pid } = JSON.parse((await untilSaid(started, /worker \| (\{.*worker is ready.*\})/))[1] ?? "");
    process.kill(pid, "SIGKILL");
    await expect.poll(async () => (await ask()).status).toBe(503);
    await expect.poll(async () => (await paint()).version, { timeout: 15_000 }).toBe(1);
    const { cost: _, ...after } = await paint();
    expect({ ...after, cost: before.cost }).toEqual(before);
  });

  it("has one stream and asks once for many open pages, and none when they are gone", async () => {
    const { page, worker } = await startReady({ SAMPLE_STORE: "on" });
    await expect.poll(async () => (await (await fetch(`${page}/api/v1/paint`, { headers: asMachine() })).json()).version, { timeout: 60_000 }).toBe(1);
    const counts = async () => {
      const text = await (await fetch(`${worker}/metrics`, { headers: asMachine() })).text();
      const count = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
      return {
        streams: count(/^caudal_streams (\d+)/m),
        paints: count(/^caudal_paints_total{cached="false"} (\d+)/m),
        details: count(/^caudal_request_duration_seconds_count{.*route="\/v1\/detail".*} (\d+)/m),
      };
    };
    const { paints, details } = await counts();
    const leaving = new AbortController();
    const streams = await Promise.all(Array.from({ length: 20 }, () => fetch(`${page}/api/v1/stream`, { headers: asMachine(), signal: leaving.signal })));
    for (const { body } of streams) expect(new TextDecoder().decode((await body?.getReader().read())?.value)).toMatch(/^retry: \d+\n\n/);
    const askAtOnce = async (path: string) => {
      const ask = () => fetch(`${page}/api/v1/${path}`, { headers: { ...asMachine(), "x-caudal-at-least": "1" } });
      const bodies = await Promise.all((await Promise.all(Array.from({ length: 20 }, ask))).map((reply) => reply.arrayBuffer()));
      return JSON.parse(gunzipSync(bodies[0] ?? new ArrayBuffer()).toString());
    };
    expect(await askAtOnce("live?from=2024-01-01")).toMatchObject({ version: 1, store: { name: "Tienda Ceibo" } });
    expect(await askAtOnce("detail?limit=5")).toMatchObject({ version: 1, rows: Array(5).fill({}) });
    const after = await counts();
    expect(after.streams).toBe(1);
    /** A second one where the minute changed meanwhile. */
    expect([after.paints - paints, after.details - details].map((asked) => asked <= 2)).toEqual([true, true]);
    expect(after.details).toBeGreaterThan(details);
    leaving.abort();
    await expect.poll(async () => (await counts()).streams).toBe(0);
  });

  it("keeps other sites out of the page and its API", async () => {
    const { page } = await startReady();
    const post = (headers: Record<string, string>) =>
      fetch(`${page}/api/v1/loads`, { method: "POST", headers: { ...asMachine(), ...headers }, body: '{"folder":"nowhere"}' });
    expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ origin: "http://evil.example" })).status).toBe(403);
    expect((await post({})).status).toBe(404);
    expect((await fetch(`${page}/api/v1/secrets`)).status).toBe(404);
    expect((await fetch(`${page}/api/v1/paint?contry=Chile`, { headers: asMachine() })).status).toBe(400);
  });
});
