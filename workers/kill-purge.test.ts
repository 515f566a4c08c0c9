import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuditLines } from "../lib/audit-lines.ts";
import { Jobs } from "../lib/jobs/job.ts";
import { Paint } from "../lib/sales/paint.ts";
import { SimulatorState } from "../lib/simulate/simulator.ts";
import { fetchOf } from "./fetch-worker.fixture.ts";
import type { PurgeKillPoint } from "./kill-points.fixture.ts";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

describe("a worker that is killed while it purges", { timeout: 180_000 }, () => {
  let base = "";
  let env: NodeJS.ProcessEnv;
  let running: Started | null = null;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-kill-purge-"));
    env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
    await once(startScript("workers/load-command.ts", env, [writeShop(join(base, "shop"))]).child, "exit");
  }, 120_000);
  afterEach(async () => {
    const ended = running && running.child.exitCode === null ? once(running.child, "exit") : null;
    running?.child.kill("SIGKILL");
    await ended;
    rmSync(base, { recursive: true, force: true });
  });

  async function start(script: string, ...args: string[]): Promise<void> {
    running = startScript(script, env, args);
    await untilSaid(running, /"msg":"serving"/);
  }
  const ask = (path: string, request?: RequestInit) => fetchOf(env)(path, request);
  const revenue = async () => Paint.parse(await (await ask("/v1/paint?from=2000-01-01&to=2100-01-01")).json()).kpis.revenue;

  async function sendOrders(): Promise<void> {
    const event = (id: string) =>
      JSON.stringify({ event_id: id, order_id: `L-${id}`, customer_id: "C1", product_id: "P1", qty: 1, unit_price: "5.25", event_ts: "2025-09-15 14:23:55" });
    const type = { "content-type": "application/x-ndjson" };
    await ask("/v1/events", { method: "POST", headers: type, body: event("real") });
    await ask("/v1/events", { method: "POST", headers: { ...type, "x-caudal-run-id": "sim-A" }, body: `${event("made-up")}\n${event("real")}\n{` });
    await expect.poll(revenue, { timeout: 30_000 }).toBe("61.00");
  }

  async function purgeAndDie(point: PurgeKillPoint): Promise<void> {
    await start("workers/killed-purge.fixture.ts", point);
    await sendOrders();
    const ended = running && once(running.child, "exit");
    expect((await ask("/v1/simulator/purge", { method: "POST", body: "{}" })).status).toBe(202);
    expect(await Promise.race([ended, wait(60_000, "never", { ref: false })])).toEqual([null, "SIGKILL"]);
    await start("workers/main.ts");
  }

  const said = async () => {
    const { jobs } = Jobs.parse(await (await ask("/v1/jobs?kind=purge")).json());
    const { runs } = SimulatorState.parse(await (await ask("/v1/simulator")).json());
    return { state: jobs[0]?.state, lines: runs[0]?.lines, isPurged: runs[0]?.purged !== null };
  };

  /** What the job says, and the audit log. */
  async function purged() {
    const { jobs } = Jobs.parse(await (await ask("/v1/jobs?kind=purge")).json());
    const { lines } = AuditLines.parse(await (await ask("/v1/audit?what=runs_purged")).json());
    expect(lines.map(({ before }) => before)).toEqual([jobs[0]?.outcome]);
    return lines.map(({ before }) => before);
  }

  it("has purged nothing when it dies before the commit, and may purge again", async () => {
    await purgeAndDie("before a purge commits");
    expect(await revenue()).toBe("61.00");
    await expect.poll(said).toEqual({ state: "broken_off", lines: 1, isPurged: false });
    await ask("/v1/simulator/purge", { method: "POST", body: '{"runs":["sim-A"]}' });
    await expect.poll(revenue, { timeout: 30_000 }).toBe("55.75");
  });

  it("has purged all when it dies after the commit, and shows it when it is back, also to late events of the run", async () => {
    await purgeAndDie("between a purge and serving");
    expect(await revenue()).toBe("55.75");
    await expect.poll(said).toEqual({ state: "done", lines: 0, isPurged: true });
    expect(await purged()).toEqual([{ lines: 1, revenue: "5.25", refused: 1, restored: 0 }]);
    const late = { method: "POST", headers: { "x-caudal-run-id": "sim-A", "content-type": "application/x-ndjson" }, body: "{}" };
    expect((await ask("/v1/events", late)).status).toBe(409);
  });
});
