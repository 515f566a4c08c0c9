import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeSampleStore } from "../lib/simulate/sample-store.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const slow = 120_000;
let base = "";
let worker: Started;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "caudal-kill-"));
  env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
  await startWorker();
});
afterEach(async () => {
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGTERM");
  await ended;
  rmSync(base, { recursive: true, force: true });
});

async function startWorker(): Promise<void> {
  worker = startScript("workers/main.ts", env);
  await untilSaid(worker, /worker is ready/);
}

async function ask(path: string, request: RequestInit = {}) {
  const secret = readFileSync(join(base, "data", "worker-secret"), "utf8").trim();
  return (await fetch(`${worker.worker}${path}`, { headers: { authorization: `Bearer ${secret}` }, ...request })).json();
}

const load = (folder: string) => ask("/v1/loads", { method: "POST", body: JSON.stringify({ folder, allowShrink: true }) });
const state = async (id: number) => (await ask(`/v1/loads/${id}`)).state;
const kpis = async () => (await ask("/v1/paint")).kpis;

it("keeps the former load when the worker is killed in the middle of the next", { timeout: slow }, async () => {
  const big = join(base, "big");
  mkdirSync(big);
  await writeSampleStore({ folder: big, lines: 300_000, seed: 3, until: "2025-06-30" });
  const first = await load(writeShop(join(base, "small")));
  await expect.poll(() => state(first.id), { timeout: 30_000 }).toBe("done");
  const before = await kpis();
  expect(before).toMatchObject({ revenue: "50.50", orders: 2 });

  const second = await load(big);
  await expect.poll(async () => (await ask(`/v1/loads/${second.id}`)).step, { timeout: 30_000, interval: 10 }).toMatch(/reading|checking|writing/);
  expect(await kpis()).toEqual(before);
  const children = childrenOf(worker.child.pid);
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGKILL");
  await ended;
  await expect.poll(() => children.filter(isAlive), { timeout: 5_000 }).toEqual([]);

  await startWorker();
  await expect.poll(kpis, { timeout: 10_000 }).toEqual(before);
  expect(await ask(`/v1/loads/${second.id}`)).toMatchObject({ state: "failed", error: expect.stringContaining("Interrupted") });
  const third = await load(big);
  await expect.poll(() => state(third.id), { timeout: 60_000 }).toBe("done");
  expect(await kpis()).toMatchObject({ lines: expect.any(Number) });
});

it("ends in good time when asked to in the middle of a load", { timeout: slow }, async () => {
  const big = join(base, "big");
  mkdirSync(big);
  await writeSampleStore({ folder: big, lines: 300_000, seed: 3, until: "2025-06-30" });
  await load(big);
  const ended = once(worker.child, "exit");
  const start = Date.now();
  worker.child.kill("SIGTERM");
  await ended;
  expect(Date.now() - start).toBeLessThan(4_000);
  await startWorker();
  expect(await ask("/v1/loads/1")).toMatchObject({ state: "cancelled" });
});

/** Where the system tells. */
function childrenOf(pid: number | undefined): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
