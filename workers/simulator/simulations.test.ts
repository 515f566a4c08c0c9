import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Job } from "../../lib/jobs/job.ts";
import { Paint } from "../../lib/sales/paint.ts";
import { type LiveRun, PurgeEffect, RunOutcome, SimulatorState } from "../../lib/simulate/simulator.ts";
import { fetchOf } from "../fetch-worker.fixture.ts";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "../start.fixture.ts";

describe("a simulation that is started from the page", { timeout: 180_000 }, () => {
  let base = "";
  let env: NodeJS.ProcessEnv;
  let worker: Started;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-simulations-"));
    env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
    await once(startScript("workers/load-command.ts", env, [writeShop(join(base, "shop"))]).child, "exit");
    await restart();
  }, 180_000);
  afterAll(async () => {
    await endWorker("SIGTERM");
    rmSync(base, { recursive: true, force: true });
  });

  async function restart(): Promise<void> {
    worker = startScript("workers/main.ts", env);
    await untilSaid(worker, /"msg":"serving"/);
  }
  async function endWorker(signal: NodeJS.Signals): Promise<void> {
    const ended = once(worker.child, "exit");
    worker.child.kill(signal);
    await ended;
  }
  const ask = (path: string, request?: RequestInit) => fetchOf(env)(path, request);
  const post = (path: string, body: object = {}) => ask(path, { method: "POST", body: JSON.stringify(body) });
  const revenue = async () => Paint.parse(await (await ask("/v1/paint?from=2000-01-01&to=2100-01-01")).json()).kpis.revenue;
  const live = async () => ((await (await ask("/v1/simulator/live")).json()) as { run: LiveRun | null }).run;
  const job = async (id: number) => Job.parse(await (await ask(`/v1/jobs/${id}`)).json());
  const state = async () => SimulatorState.parse(await (await ask("/v1/simulator")).json());

  async function start(asked: object): Promise<{ id: number; run: string }> {
    const reply = await post("/v1/simulator/runs", { perSecond: 200, seconds: 2, seed: 7, ...asked });
    expect(reply.status, await reply.clone().text()).toBe(202);
    const { id, subject } = Job.parse(await reply.json());
    return { id, run: String(subject.run) };
  }
  async function ended(id: number): Promise<Job> {
    await expect.poll(async () => (await job(id)).state, { timeout: 90_000 }).not.toBe("running");
    return job(id);
  }

  it("shows what must come of every event, by reason, and is purged to the cent", async () => {
    const before = await revenue();
    const faults = { duplicates: 0.1, differing: 0.05, malformed: 0.1, late: 0.1, "batch-overlap": 0.1 };
    const { id, run } = await start({ faults, burst: { factor: 3, everySeconds: 2 } });
    expect((await post("/v1/simulator/purge", { runs: [run] })).status).toBe(409);
    expect((await post("/v1/simulator/runs", { perSecond: 1, seconds: 1, seed: 1 })).status).toBe(409);
    const done = await ended(id);
    const outcome = RunOutcome.parse(done.outcome);
    expect(outcome).toMatchObject({ events: 800, differing: [] });
    const after = await revenue();
    expect(after).not.toBe(before);
    const effect = PurgeEffect.parse(await (await post("/v1/simulator/purge/effect", { runs: [run] })).json());
    expect(effect).toMatchObject({ runs: [run], before: { revenue: after }, after: { revenue: before, lines: 2, orders: 2 } });
    expect(effect.refused).toBeGreaterThan(0);
    const purge = Job.parse(await (await post("/v1/simulator/purge", { runs: [run] })).json());
    expect(await ended(purge.id)).toMatchObject({ state: "done", outcome: { refused: effect.refused, restored: 0, revenue: outcome.revenue } });
    expect(await revenue()).toBe(before);
    expect((await state()).runs).toMatchObject([{ runId: run, lines: 0, refused: 0, purged: { by: expect.any(String) } }]);
  });

  it("stands still while it is paused, goes on, and is checked when it is stopped early", async () => {
    const { id, run } = await start({ seconds: 600 });
    await expect.poll(async () => (await live())?.report?.sent ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    expect((await post(`/v1/simulator/runs/${run}/pause`)).status).toBe(202);
    await expect.poll(async () => (await job(id)).progress?.step, { timeout: 10_000 }).toBe("paused");
    const paused = await settledCount();
    expect((await post(`/v1/simulator/runs/${run}/resume`)).status).toBe(202);
    await expect.poll(async () => (await live())?.report?.sent ?? 0, { timeout: 10_000 }).toBeGreaterThan(paused);
    expect((await post(`/v1/simulator/runs/${run}/stop`)).status).toBe(202);
    expect(await ended(id)).toMatchObject({ state: "done", outcome: { differing: [] } });
    expect((await post(`/v1/simulator/runs/${run}/stop`)).status).toBe(409);
  });

  /** Twice the same in a row: nothing more is sent. */
  async function settledCount(): Promise<number> {
    let last = -1;
    await expect
      .poll(
        async () => {
          const now = (await live())?.report?.sent ?? 0;
          const isSame = now === last;
          last = now;
          return isSame;
        },
        { timeout: 10_000, interval: 1_500 },
      )
      .toBe(true);
    return last;
  }

  it("is stopped before it began where ingest is paused, and has sent nothing", async () => {
    expect((await post("/v1/ingest/pause")).status).toBeLessThan(300);
    const { id, run } = await start({ seed: 9 });
    await expect.poll(async () => (await live())?.runId, { timeout: 10_000 }).toBe(run);
    expect((await post(`/v1/simulator/runs/${run}/stop`)).status).toBe(202);
    expect(await ended(id)).toMatchObject({ state: "done", outcome: { events: 0, checked: 0 } });
    expect((await post("/v1/ingest/resume")).status).toBeLessThan(300);
  });

  it("is broken off with the worker, stays in view, and what it sent can be purged", async () => {
    const { id, run } = await start({ seconds: 600, seed: 8 });
    await expect.poll(async () => (await live())?.report?.sent ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    await endWorker("SIGKILL");
    await restart();
    expect(await job(id)).toMatchObject({ state: "broken_off", subject: { run } });
    expect(await live()).toBeNull();
    await ended(Job.parse(await (await post("/v1/simulator/purge")).json()).id);
    expect(await revenue()).toBe("50.50");
  });

  it("is refused when it is too large, and beside real orders unless that is meant", async () => {
    const refused = async (asked: object) => {
      const reply = await post("/v1/simulator/runs", { perSecond: 10, seconds: 10, seed: 1, ...asked });
      return [reply.status, ((await reply.json()) as { error: { field: string } }).error.field];
    };
    expect(await refused({ perSecond: 20_000, seconds: 3_600 })).toEqual([400, "seconds"]);
    expect(await refused({ perSecond: 20_000, burst: { factor: 2, everySeconds: 5 } })).toEqual([400, "burst"]);
    expect(await refused({ faults: { late: 0.6, malformed: 0.6 } })).toEqual([400, "faults"]);
    await ask("/v1/events", { method: "POST", headers: { "content-type": "application/x-ndjson" }, body: "{" });
    await expect.poll(async () => (await state()).realEvents, { timeout: 10_000 }).toBe(1);
    expect(await refused({})).toEqual([403, "amongReal"]);
    await ended((await start({ seconds: 1, amongReal: true })).id);
  });
});
