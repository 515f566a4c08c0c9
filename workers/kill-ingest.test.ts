import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Random } from "../lib/simulate/random.ts";
import { killPoints } from "./kill-points.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const kills = 20;
/** On a busy machine. */
const deathMs = 60_000;
const faults = "duplicates=20%,differing=3%,late=5%,malformed=5%,batch-overlap=5%";

let base = "";
let env: NodeJS.ProcessEnv;
let running: Started[] = [];

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "caudal-kill-ingest-"));
  env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
  running = [];
});
afterEach(async () => {
  for (const { child } of running) await endWith(child, "SIGKILL");
  rmSync(base, { recursive: true, force: true });
});

function start(script: string, ...args: string[]): Started {
  const started = startScript(script, env, args);
  running.push(started);
  return started;
}

async function endWith(child: Started["child"], signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** A life of the worker that ends at a named point, or, without one, at any moment. */
async function liveAndDie(random: Random, point?: string): Promise<void> {
  const worker = point ? start("workers/killed-worker.fixture.ts", point) : start("workers/main.ts");
  const ended = once(worker.child, "exit");
  if (!point) await untilSaid(worker, /worker is ready/, deathMs);
  if (!point) await wait(random.between(0, 600));
  if (!point) worker.child.kill("SIGKILL");
  const end = await Promise.race([ended, wait(deathMs, "never", { ref: false })]);
  expect(end, `${point ?? "any moment"}\n${running.map(({ output }) => output()).join("\n----\n")}`).toEqual([null, "SIGKILL"]);
}

it(`loses no order and counts none twice when the worker is killed ${kills} times`, { timeout: 300_000 }, async () => {
  const load = start("workers/load-command.ts", writeShop(join(base, "shop")));
  await once(load.child, "exit");
  const first = start("workers/main.ts");
  await untilSaid(first, /"msg":"serving"/);
  const simulation = start("workers/simulate-command.ts", "--rate", "300", "--for", "10m", "--seed", "7", "--faults", faults);
  await untilSaid(simulation, /Run sim-/);
  await endWith(first.child, "SIGKILL");
  const random = new Random(7, 0);
  for (let killed = 1; killed < kills; killed++) await liveAndDie(random, killed % 2 === 0 ? undefined : killPoints[(killed >> 1) % killPoints.length]);

  const last = start("workers/main.ts");
  await untilSaid(last, /worker is ready/);
  const ended = once(simulation.child, "close");
  simulation.child.kill("SIGINT");
  expect(await ended, simulation.output()).toEqual([0, null]);
  expect(simulation.output()).toMatch(/\nexpected = shown\n/);
  await endWith(last.child, "SIGTERM");
});
