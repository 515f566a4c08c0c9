import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventText } from "./ingest/shop.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startOnFullDisk, startScript, untilSaid } from "./start.fixture.ts";

const slow = 240_000;
/** On a busy machine. */
const patient = { timeout: 60_000, interval: 100 };
const perRequest = 3_000;

let base = "";
let env: NodeJS.ProcessEnv;
let worker: Started;
let sent = 0;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "caudal-disk-full-"));
  env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
  sent = 0;
});
afterEach(async () => {
  await kill();
  rmSync(base, { recursive: true, force: true });
});

/** 2 orders for 50.50. */
async function load(): Promise<void> {
  const { child } = startScript("workers/load-command.ts", env, [writeShop(join(base, "shop"))]);
  await once(child, "exit");
}

async function take(started: Started): Promise<void> {
  worker = started;
  await untilSaid(worker, /worker is ready/);
}

/** As asked to: with 0, whatever state the disk is in. */
async function end(): Promise<void> {
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGTERM");
  expect(await ended, worker.output()).toEqual([0, null]);
}

async function kill(): Promise<void> {
  if (worker.child.exitCode !== null || worker.child.signalCode !== null) return;
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGKILL");
  await ended;
}

async function ask(path: string, body?: string) {
  const secret = readFileSync(join(base, "data", "worker-secret"), "utf8").trim();
  const request = body === undefined ? {} : { method: "POST", body };
  const reply = await fetch(`${worker.worker}${path}`, { headers: { authorization: `Bearer ${secret}`, "content-type": "application/x-ndjson" }, ...request });
  return { status: reply.status, body: await reply.json() };
}

/** Each of an order of its own, for 10.00. */
async function send() {
  const lines = Array.from({ length: perRequest }, (_, index) => eventText({ id: `e${sent + index}`, order: `L${sent + index}` }));
  const reply = await ask("/v1/events", lines.join("\n"));
  if (reply.status === 202) sent += perRequest;
  return reply;
}

const ingest = async () => (await ask("/v1/status")).body.ingest;
const shown = async () => (await ask("/v1/paint")).body.kpis;

it("keeps live orders in the queue while the warehouse cannot grow, says so, and shows each once when it can", { timeout: slow }, async () => {
  await load();
  await take(startScript("workers/main.ts", { ...env, INGEST: "off" }));
  for (let request = 0; request < 10; request++) expect((await send()).status).toBe(202);
  expect(await ingest()).toMatchObject({ state: "off", backlog: sent });
  await end();

  await take(startOnFullDisk("workers/main.ts", env, 3_000_000));
  await expect.poll(ingest, patient).toMatchObject({ state: "waiting", lastError: { message: expect.stringContaining("Free space") } });
  expect((await ingest()).backlog).toBeGreaterThan(0);
  await end();

  await take(startScript("workers/main.ts", env));
  await expect.poll(ingest, patient).toMatchObject({ state: "running", backlog: 0 });
  await expect.poll(shown, patient).toMatchObject({ orders: 2 + sent, revenue: `${50.5 + sent * 10}0` });
});

it("refuses live orders that the queue cannot take, and loses none that it took", { timeout: slow }, async () => {
  await take(startOnFullDisk("workers/main.ts", { ...env, INGEST: "off" }, 2_000_000));
  let refusal = await send();
  while (refusal.status === 202) refusal = await send();
  expect(refusal).toMatchObject({ status: 507, body: { error: { code: "disk_full", message: expect.stringContaining("Free space") } } });
  expect(await ingest()).toMatchObject({ backlog: sent });
  await end();

  await take(startScript("workers/main.ts", env));
  expect((await send()).status).toBe(202);
  await expect.poll(shown, patient).toMatchObject({ orders: sent });
});
