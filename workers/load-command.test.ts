import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeShop } from "./loads/shop-files.fixture.ts";
import { freePort, type Started, settingsFor, startScript, untilSaid } from "./start.fixture.ts";

const wrong = { "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,12.5O\nO2,P1,2,20\n" };

describe("npm run load", { timeout: 60_000 }, () => {
  let base = "";
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), "caudal-command-"));
    env = settingsFor(join(base, "data"), { port: await freePort(), workerPort: await freePort() });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  async function load(args: string[], settings: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
    const { child, output } = startScript("workers/load-command.ts", { ...env, ...settings }, args);
    await once(child, "close");
    return { code: child.exitCode, output: output() };
  }

  const shop = (name: string, others = {}) => writeShop(join(base, name), others);

  it("loads without a worker, and finds nothing to do the second time", async () => {
    const first = await load([shop("a")]);
    expect(first.output).toMatch(/Load 1 is in place[\s\S]*Revenue \(USD\)\s+50\.50\n/);
    expect(first.code).toBe(0);
    const second = await load([shop("b")]);
    expect(second.output).toContain("Nothing to do");
    expect(second.code).toBe(0);
  });

  it("says what is wrong and where, and keeps what there was", async () => {
    await load([shop("a")]);
    const refused = await load([shop("b", wrong)]);
    expect(refused.output).toMatch(/order_items\.csv, line 2, unit_price "12\.5O": /);
    expect(refused.code).toBe(1);
    const accepted = await load([shop("b", wrong), "--accept-rejects"]);
    expect(accepted.output).toMatch(/Revenue \(USD\)\s+50\.50\s+40\.00\n/);
    expect(accepted.code).toBe(0);
  });

  it("asks the worker that has the data open", async () => {
    const worker: Started = startScript("workers/main.ts", env);
    await untilSaid(worker, /worker is ready/);
    const others = { STORE_CURRENCY: "CLP" };
    expect(await load([shop("a")], others)).toMatchObject({ code: 0, output: expect.stringMatching(/Load 1 is in place[\s\S]*Revenue \(USD\)\s+50\.50\n/) });
    const ended = once(worker.child, "exit");
    worker.child.kill("SIGTERM");
    await ended;
    expect(worker.output()).toMatch(/"msg":"serving"/);
  });

  it("does not touch a worker with other data", async () => {
    const other = startScript("workers/main.ts", { ...env, DATA_DIR: join(base, "other") });
    await untilSaid(other, /worker is ready/);
    expect((await load([shop("a")])).output).toContain("Load 1 is in place");
    const ended = once(other.child, "exit");
    other.child.kill("SIGTERM");
    await ended;
    expect(other.output()).not.toMatch(/"msg":"serving"/);
  });

  it("waits for a file that another process is about to let go of", async () => {
    mkdirSync(join(base, "data"));
    const other = await DuckDBInstance.create(join(base, "data", "warehouse.duckdb"));
    const command = startScript("workers/load-command.ts", env, [shop("a")]);
    const ended = once(command.child, "close");
    await untilSaid(command, /is open in another process[\s\S]*waiting for it/);
    other.closeSync();
    await ended;
    expect([command.child.exitCode, command.output()]).toEqual([0, expect.stringContaining("Load 1 is in place")]);
  });

  it("asks a worker that answers at last", async () => {
    mkdirSync(join(base, "data"));
    const other = await DuckDBInstance.create(join(base, "data", "warehouse.duckdb"));
    const command = startScript("workers/load-command.ts", { ...env, WORKER_SECRET: "a-secret-of-the-test" }, [shop("a")]);
    const ended = once(command.child, "close");
    await untilSaid(command, /is open in another process[\s\S]*waiting for it/);
    const asked: string[] = [];
    const worker = createServer(({ url = "" }, response) => {
      asked.push(url);
      response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify({ error: { code: "forbidden", message: "Not now." } }));
    }).listen(Number(env.WORKER_PORT), "127.0.0.1");
    await ended;
    worker.close();
    other.closeSync();
    expect([command.child.exitCode, command.output(), asked]).toEqual([1, expect.stringMatching(/Not now\.\n$/), ["/v1/status"]]);
  });

  it("takes another time zone only when told to cut the days again", async () => {
    const noon = { "orders.csv": "order_id,customer_id,order_date,channel\nO1,C1,2025-03-01T01:00:00Z,Online\nO2,C1,2025-03-02T01:00:00Z,Store\n" };
    await load([shop("a", noon)]);
    const west = { STORE_TIME_ZONE: "America/Santiago" };
    const refused = await load([shop("a", noon)], west);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("--recut");
    const recut = await load([shop("a", noon), "--recut"], west);
    expect(recut.output).toMatch(/First day\s+2025-03-01\s+2025-02-28/);
    expect(recut.code).toBe(0);
  });

  it("tells its usage for arguments it does not know", async () => {
    expect(await load(["a", "--acept"])).toMatchObject({ code: 2, output: expect.stringContaining("npm run load -- [FOLDER]") });
    expect((await load([join(base, "none")])).code).toBe(1);
  });
});
