import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const token = "a-token-of-the-shop";
const everyFault = "duplicates=8%,differing=5%,late=8%,out-of-order=5%,malformed=15%,unknown-customer=5%,unknown-product=5%,batch-overlap=10%,clock-skew=5%";

describe("npm run simulate", { timeout: 180_000 }, () => {
  let base = "";
  let env: NodeJS.ProcessEnv;
  let worker: Started;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-simulate-"));
    env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() }, { COLLECT_TOKEN: token });
    const load = startScript("workers/load-command.ts", env, [writeShop(join(base, "shop"))]);
    await once(load.child, "exit");
    worker = startScript("workers/main.ts", env);
    await untilSaid(worker, /"msg":"serving"/);
  }, 180_000);
  afterAll(async () => {
    const ended = once(worker.child, "exit");
    worker.child.kill("SIGTERM");
    await ended;
    rmSync(base, { recursive: true, force: true });
  });

  const start = (args: string, settings: Record<string, string> = {}) => startScript("workers/simulate-command.ts", { ...env, ...settings }, args.split(" "));

  async function ended({ child, output }: Started): Promise<{ code: number | null; output: string }> {
    await once(child, "close");
    return { code: child.exitCode, output: output() };
  }

  async function sendRealEvent(id: string): Promise<void> {
    const event = { event_id: id, order_id: "R1", customer_id: "C1", product_id: "P1", qty: 1, unit_price: "5", event_ts: "2025-09-15 14:23:55" };
    const request = { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(event) };
    expect((await fetch(`${worker.worker}/v1/events`, request)).status).toBe(202);
  }

  it("ends with expected = shown, by reason, whatever it sent", async () => {
    const args = `--rate 300 --for 2s --seed 7 --start ${new Date(Date.now() - 60_000).toISOString()} --faults ${everyFault} --shapes naive=40%,epoch=30%,iso=30% --burst 3x/2s`;
    const first = await ended(start(args));
    expect(first.output).toMatch(/\nexpected = shown\n/);
    expect(first.output).toMatch(/1200 events in 2\.\d s/);
    expect(first.output).toMatch(/\n {2}duplicates absorbed +(\d+) +\1\n/);
    expect(first.output).toMatch(/\n {2}refused, unit_price negative +(\d+) +\1\n/);
    expect(first.code).toBe(0);
    const again = await ended(start(args));
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining("was sent before") });
  });

  it("still checks what was sent when it is interrupted", async () => {
    const simulation = start("--rate 100 --for 10m --seed 8");
    await untilSaid(simulation, /Run sim-/);
    simulation.child.kill("SIGINT");
    expect(await ended(simulation)).toMatchObject({ code: 0, output: expect.stringMatching(/Sending ends[\s\S]*\nexpected = shown\n/) });
  });

  it("says what differs when somebody else sends meanwhile", async () => {
    const simulation = start("--rate 50 --for 2s --seed 9 --wait 2s");
    await untilSaid(simulation, /Run sim-/);
    await sendRealEvent("real-1");
    const { code, output } = await ended(simulation);
    expect(output).toMatch(/live lines of others .* ← differs\n/);
    expect(output).toMatch(/streaming revenue .* ← differs\n/);
    expect(output).toMatch(/\n\d+ of \d+ numbers differ\n/);
    expect(code).toBe(1);
  });

  it("does not mix with real orders unless told to", async () => {
    await sendRealEvent("real-2");
    await expect.poll(async () => (await ended(start("--rate 1 --for 1s"))).output, { timeout: 20_000 }).toMatch(/has received \d real live events.*--yes/);
    expect(await ended(start("--rate 50 --for 1s --yes"))).toMatchObject({ code: 0 });
  });

  it("says that no Caudal answers", async () => {
    const elsewhere = { WORKER_PORT: String(await freePort()) };
    for (const settings of [elsewhere, { DATA_DIR: join(base, "none") }]) {
      expect(await ended(start("--for 1s", settings))).toMatchObject({ code: 1, output: expect.stringMatching(/^No Caudal answers at .*npm start/) });
    }
  });

  it("tells its usage for arguments it does not know", async () => {
    expect(await ended(start("--fast"))).toMatchObject({ code: 2, output: expect.stringContaining("npm run simulate -- [--rate N]") });
    expect(await ended(start("--help"))).toMatchObject({ code: 0 });
  });
});
