import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Jobs } from "../lib/jobs/job.ts";
import { LastCheck } from "../lib/load/flight-check.ts";
import { Loads } from "../lib/load/load-run.ts";
import { Paint } from "../lib/sales/paint.ts";
import { fetchOf } from "./fetch-worker.fixture.ts";
import { type SwapKillPoint, swapKillPoints } from "./kill-points.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const more = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,10.50\nO2,P1,2,20\nO2,P1,1,0.25\n" };
const most = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,10.50\nO2,P1,2,20\nO2,P1,2,0.25\n" };
/** Of O1, on the day after the files were exported, and before they were exported again. */
const event = { event_id: "e1", order_id: "O1", customer_id: "C1", product_id: "P1", qty: 1, unit_price: "7", event_ts: "2025-03-05 10:00:00" };

describe("a worker that is killed while it puts a load in place", { timeout: 180_000 }, () => {
  let base = "";
  let env: NodeJS.ProcessEnv;
  let running: Started | null = null;

  /** Load 1 is 50.50, with the event 57.50; load 2, which has the event already, is 50.75. */
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-kill-swap-"));
    env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
    await load(writeShop(join(base, "first")));
    await load(writeShop(join(base, "second"), more), "--as-of", "2025-03-10T00:00:00Z");
    writeShop(join(base, "third"), most);
  });
  afterEach(async () => {
    await kill();
    rmSync(base, { recursive: true, force: true });
  });

  async function load(...args: string[]): Promise<void> {
    const [code] = await once(startScript("workers/load-command.ts", env, args).child, "exit");
    expect(code).toBe(0);
  }
  async function start(script: string, ...args: string[]): Promise<void> {
    running = startScript(script, env, args);
    await untilSaid(running, /"msg":"serving"/);
  }
  async function kill(): Promise<void> {
    const ended = running && running.child.exitCode === null && running.child.signalCode === null ? once(running.child, "exit") : null;
    running?.child.kill("SIGKILL");
    await ended;
  }
  const ask = (path: string, request?: RequestInit) => fetchOf(env)(path, request);
  const send = async (path: string, body: unknown = {}) => (await ask(path, { method: "POST", body: JSON.stringify(body) })).status;
  const revenue = async () => Paint.parse(await (await ask("/v1/paint?from=2000-01-01&to=2100-01-01")).json()).kpis.revenue;
  const jobs = async () => Jobs.parse(await (await ask("/v1/jobs")).json()).jobs;

  /** The live event is in, the act is asked for, the worker dies at that point, and another starts. */
  async function dieAt(point: SwapKillPoint, act: () => Promise<number>): Promise<void> {
    await start("workers/killed-swap.fixture.ts", point);
    await send("/v1/events", event);
    const ended = running && once(running.child, "exit");
    expect(await act()).toBe(202);
    expect(await Promise.race([ended, wait(60_000, "never", { ref: false })])).toEqual([null, "SIGKILL"]);
    await start("workers/main.ts");
  }

  async function loadThird(): Promise<number> {
    expect(await send("/v1/flight-checks", { folder: join(base, "third"), asOf: "2025-03-04T00:00:00Z" })).toBe(202);
    await expect.poll(async () => (await jobs())[0]?.state, { timeout: 30_000 }).toBe("done");
    const { last } = LastCheck.parse(await (await ask("/v1/flight-checks")).json());
    return send(`/v1/flight-checks/${last?.check.id}/load`);
  }

  /** What the page says then. */
  async function told() {
    const { loads, inPlace } = Loads.parse(await (await ask("/v1/loads")).json());
    const [job] = await jobs();
    return { inPlace, load: loads[0]?.state, job: job?.state, revenue: await revenue() };
  }
  const kept = () => readdirSync(join(base, "data", "history")).toSorted();

  const isIn = (point: SwapKillPoint) => point.startsWith("between");

  it.each(swapKillPoints)("%s: the new load or the former one, whole", async (point) => {
    await dieAt(point, loadThird);
    const after = { inPlace: 3, load: "done", job: "done", revenue: "58.00" };
    const before = { inPlace: 2, load: "failed", job: "broken_off", revenue: "50.75" };
    await expect.poll(told, { timeout: 20_000 }).toEqual(isIn(point) ? after : before);
    expect(kept()).toEqual(isIn(point) ? ["1", "2", "3"] : ["1", "2"]);
    await kill();
    await load(join(base, "first"));
  });

  it.each(swapKillPoints)("%s of a roll back: back or not at all, to the cent", async (point) => {
    await dieAt(point, () => send("/v1/loads/1/roll-back"));
    const after = { inPlace: 1, load: "done", job: "done", revenue: "57.50" };
    const before = { inPlace: 2, load: "failed", job: "broken_off", revenue: "50.75" };
    await expect.poll(told, { timeout: 20_000 }).toEqual(isIn(point) ? after : before);
    expect(kept()).toEqual(["1", "2"]);
    expect(await send(`/v1/loads/${isIn(point) ? 2 : 1}/roll-back`)).toBe(202);
    await expect.poll(revenue, { timeout: 30_000 }).toBe(isIn(point) ? "50.75" : "57.50");
  });
});
