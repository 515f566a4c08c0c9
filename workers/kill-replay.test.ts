import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventText } from "./ingest/shop.fixture.ts";
import { type ReplayKillPoint, replayKillPoints } from "./kill-points.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const readyMs = 60_000;
const request = JSON.stringify({ choice: {}, rule: { kind: "decimal_comma", field: "unit_price" } });
const outcomes: Record<ReplayKillPoint, { state: string; events: number; open: number }> = {
  "within a replay": { state: "broken_off", events: 0, open: 3 },
  "before a replay is kept": { state: "broken_off", events: 0, open: 3 },
  "between replay and serving": { state: "done", events: 3, open: 0 },
};

let base = "";
let workerPort = 0;
let env: NodeJS.ProcessEnv;
let running: Started[] = [];

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "caudal-kill-replay-"));
  workerPort = await freePort();
  env = { ...settingsFor(join(base, "data"), { port: await freePort(), workerPort }), SAMPLE_STORE: "off" };
  running = [];
});
afterEach(async () => {
  for (const { child } of running.filter(({ child }) => child.exitCode === null && child.signalCode === null)) {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  rmSync(base, { recursive: true, force: true });
});

async function start(script: string, ...args: string[]): Promise<Started> {
  const started = startScript(script, env, args);
  running.push(started);
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${workerPort}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: readyMs },
    )
    .toBe(true);
  return started;
}

async function ask(path: string, body?: string, type = "application/json") {
  const secret = readFileSync(join(base, "data", "worker-secret"), "utf8").trim();
  const headers = { authorization: `Bearer ${secret}`, "content-type": type };
  return (await fetch(`http://127.0.0.1:${workerPort}/v1${path}`, body === undefined ? { headers } : { method: "POST", body, headers })).json();
}

it.each(replayKillPoints)("a worker that is killed %s has replayed all or nothing, and tells which", { timeout: 180_000 }, async (point) => {
  const dying = await start("workers/killed-replay.fixture.ts", point);
  const ended = once(dying.child, "exit");
  await ask("/events", [1, 2, 3].map((id) => eventText({ id: `e${id}`, price: "9,50" })).join("\n"), "application/x-ndjson");
  await expect.poll(async () => (await ask("/dead-letter-groups")).open, { timeout: readyMs }).toBe(3);
  await ask("/dead-letters/replay", request).catch(() => null);
  expect(await ended).toEqual([null, "SIGKILL"]);

  const next = await start("workers/main.ts");
  await expect.poll(async () => (await ask("/jobs?kind=replay")).jobs[0]?.state, { timeout: readyMs }).toBe(outcomes[point].state);
  expect(await counts()).toEqual(outcomes[point]);
  const { id } = await ask("/dead-letters/replay", request);
  await expect.poll(async () => (await ask(`/jobs/${id}`)).state, { timeout: readyMs }).toBe("done");
  expect(await counts()).toEqual({ state: "done", events: 3, open: 0 });
  await expect.poll(async () => (await ask("/paint")).kpis?.revenue, { timeout: readyMs }).toBe("28.50");
  await untilSaid(next, /ready/);
});

async function counts() {
  const [{ jobs }, { open, replayed }] = await Promise.all([ask("/jobs?kind=replay"), ask("/dead-letter-groups")]);
  return { state: jobs[0].state, events: replayed, open };
}
