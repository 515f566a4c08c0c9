/** A worker with a small shop and some live events, asked as a command asks it. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "../start.fixture.ts";

export const eventOf = (id: string, qty = 1) =>
  JSON.stringify({ event_id: id, order_id: `L-${id}`, customer_id: "C1", product_id: "P1", qty, unit_price: 5, event_ts: "2025-06-01 12:00:00" });

export async function openSmallShop() {
  const base = mkdtempSync(join(tmpdir(), "caudal-backup-"));
  const ports = { port: await freePort(), workerPort: await freePort() };
  const running: Started[] = [];

  /** In a data folder of that name. */
  const start = (script: string, args: string[] = [], data = "data") => startIn({}, script, args, data);
  const startIn = (settings: Record<string, string>, script: string, args: string[], data: string): Started => {
    const started = startScript(script, settingsFor(join(base, data), ports, settings), args);
    running.push(started);
    return started;
  };
  const end = async ({ child }: Started, signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  const ask = async (path: string, request: RequestInit = {}, data = "data") => {
    const secret = readFileSync(join(base, data, "worker-secret"), "utf8").trim();
    const reply = await fetch(`http://127.0.0.1:${ports.workerPort}${path}`, { headers: { authorization: `Bearer ${secret}` }, ...request });
    return reply.status === 204 ? null : reply.json();
  };

  /** Of live events. */
  const linesIn = async (data: string): Promise<number> =>
    (await ask("/v1/paint", {}, data)).bySource?.find(({ key }: { key: string }) => key === "streaming")?.lines ?? 0;

  return {
    base,
    linesIn,
    /** The numbers of `eventOf`, sorted. */
    async liveOrdersIn(data: string): Promise<number[]> {
      const headers = { authorization: `Bearer ${secretOf(join(base, data))}` };
      const text = await (await fetch(`http://127.0.0.1:${ports.workerPort}/v1/detail.csv?source=streaming`, { headers })).text();
      return Array.from(text.matchAll(/\bL-(\d+)/g), ([, number]) => Number(number)).sort((a, b) => a - b);
    },
    path: (name: string) => join(base, name),
    start,
    startIn,
    end,
    ask,
    async startWorker(data = "data", script = "workers/main.ts", args: string[] = []): Promise<Started> {
      const worker = start(script, args, data);
      await untilSaid(worker, /worker is ready|"msg":"serving"/);
      return worker;
    },
    /** Its exit code and what it said. */
    async run(script: string, args: string[], data = "data") {
      const { child, output } = start(script, args, data);
      const [code] = await once(child, "close");
      return { code, said: output() };
    },
    async fill(data = "data") {
      const { id } = await ask("/v1/loads", { method: "POST", body: JSON.stringify({ folder: writeShop(join(base, "shop")) }) }, data);
      await expect.poll(async () => (await ask(`/v1/loads/${id}`, {}, data)).state, { timeout: 30_000 }).toBe("done");
    },
    send: (lines: string[], data = "data") =>
      ask(
        "/v1/events",
        { method: "POST", body: lines.join("\n"), headers: { authorization: `Bearer ${secretOf(join(base, data))}`, "content-type": "application/x-ndjson" } },
        data,
      ),
    /** Once so many live events count and none waits. */
    async paintOf(events: number, data = "data") {
      await expect.poll(async () => (await ask("/v1/status", {}, data)).streaming?.events, { timeout: 60_000 }).toBe(events);
      await expect.poll(async () => (await ask("/v1/status", {}, data)).ingest.backlog, { timeout: 60_000 }).toBe(0);
      await expect.poll(() => linesIn(data), { timeout: 60_000 }).toBe(events);
      const { version, cost, ...rest } = await ask("/v1/paint", {}, data);
      expect([version > 0, cost !== undefined]).toEqual([true, true]);
      return rest;
    },
    async close() {
      for (const each of running) await end(each, "SIGKILL");
      rmSync(base, { recursive: true, force: true });
    },
  };
}

export type SmallShop = Awaited<ReturnType<typeof openSmallShop>>;

function secretOf(dataDir: string): string {
  return readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
}
