import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inboxKillPoints } from "./kill-points.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript } from "./start.fixture.ts";

/** On a busy machine. */
const patient = { timeout: 60_000, interval: 100 };

let dataDir = "";
let env: NodeJS.ProcessEnv;
let worker: Started;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caudal-kill-inbox-"));
  env = settingsFor(dataDir, { port: await freePort(), workerPort: await freePort() });
});
afterEach(async () => {
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGKILL");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
});

const isUp = () =>
  fetch(`${worker.worker}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

async function ask(path: string, body?: string) {
  const secret = readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
  const request = body === undefined ? {} : { method: "PATCH", body };
  return (await fetch(`${worker.worker}${path}`, { headers: { authorization: `Bearer ${secret}` }, ...request })).json();
}

it.each(inboxKillPoints)("loads files of the inbox once when the worker is killed %s", { timeout: 180_000 }, async (point) => {
  writeShop(join(dataDir, "inbox"));
  worker = startScript("workers/killed-inbox.fixture.ts", env, [point]);
  const killed = once(worker.child, "exit");
  await expect.poll(isUp, patient).toBe(true);
  await ask("/v1/inbox", '{"mode":"watch","cron":"0 3 * * *"}').catch(() => {});
  expect((await killed)[1]).toBe("SIGKILL");

  worker = startScript("workers/killed-inbox.fixture.ts", env);
  await expect.poll(isUp, patient).toBe(true);
  await expect.poll(async () => (await ask("/v1/inbox")).last, patient).toMatchObject({ state: "loaded", loadId: 1 });
  const { loads } = await ask("/v1/loads");
  expect(loads.map(({ id, state }: { id: number; state: string }) => `${id} ${state}`)).toEqual(["1 done"]);
  expect((await ask("/v1/paint")).kpis).toMatchObject({ revenue: "50.50", orders: 2 });
});
