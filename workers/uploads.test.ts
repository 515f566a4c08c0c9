import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uploadKillPoints } from "./kill-points.fixture.ts";
import { freePort, type Started, settingsFor, startOnFullDisk, startScript } from "./start.fixture.ts";

const slow = 120_000;
const text = "order_id,customer_id,order_date\nO1,C1,2025-03-01\n";
const half = text.length / 2;

let dataDir = "";
let env: NodeJS.ProcessEnv;
let worker: Started;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caudal-worker-uploads-"));
  env = settingsFor(dataDir, { port: await freePort(), workerPort: await freePort() });
});
afterEach(async () => {
  await end();
  rmSync(dataDir, { recursive: true, force: true });
});

async function take(started: Started): Promise<void> {
  worker = started;
  await expect
    .poll(
      () =>
        fetch(`${worker.worker}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
}

async function end(): Promise<void> {
  if (worker.child.exitCode !== null || worker.child.signalCode !== null) return;
  const ended = once(worker.child, "exit");
  worker.child.kill("SIGKILL");
  await ended;
}

async function ask(method: string, path: string, body?: string) {
  const secret = readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
  const reply = await fetch(`${worker.worker}/v1/uploads${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { body }),
  });
  return { status: reply.status, body: reply.status === 204 ? null : await reply.json() };
}

const begin = async (bytes = text.length, name = "Orders.csv") => (await ask("POST", "", JSON.stringify({ files: [{ name, bytes }] }))).body;

describe("an upload", { timeout: slow }, () => {
  it.each(uploadKillPoints)("goes on where it was when the worker is killed %s", async (point) => {
    await take(startScript("workers/killed-upload.fixture.ts", env, [point]));
    const { id, folder } = await begin();
    await expect(ask("PATCH", `/${id}/orders.csv?offset=0`, text)).rejects.toThrow();
    await take(startScript("workers/main.ts", env));
    const [file] = (await ask("GET", `/${id}`)).body.files;
    expect(file).toMatchObject(point === "within a piece" ? { received: Math.floor(half), isWhole: false } : { received: text.length, isWhole: true });
    if (!file.isWhole) await ask("PATCH", `/${id}/orders.csv?offset=${file.received}`, text.slice(file.received));
    expect(readFileSync(join(folder, "orders.csv"), "utf8")).toBe(text);
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });

  it("says that the disk is full, and leaves nothing of the file", async () => {
    const many = "x".repeat(4_000_000);
    await take(startOnFullDisk("workers/main.ts", env, 3_000_000));
    const { id, folder } = await begin(many.length);
    expect(await ask("PATCH", `/${id}/orders.csv?offset=0`, many)).toMatchObject({ status: 507, body: { error: { code: "disk_full", value: "orders.csv" } } });
    expect(readdirSync(folder)).toEqual([]);
    expect((await ask("GET", `/${id}`)).body.files).toEqual([]);
  });

  it("is refused when it is none of the four, too long in one piece, or out of order", async () => {
    await take(startScript("workers/main.ts", env));
    const named = JSON.stringify({ files: [{ name: "../orders.csv", bytes: 1 }] });
    expect(await ask("POST", "", named)).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining("not one of customers.csv") } } });
    const { id } = await begin();
    expect((await ask("PATCH", `/${id}/..%2Forders.csv?offset=0`, "a")).status).toBe(400);
    expect((await ask("PATCH", `/${id}/orders.csv?offset=0`, "x".repeat(8_388_609))).status).toBe(413);
    expect(await ask("PATCH", `/${id}/orders.csv?offset=7`, "a")).toMatchObject({ status: 409, body: { error: { field: "offset", value: "0" } } });
    expect(await ask("PATCH", `/${id}/orders.csv?offset=-1`, "a")).toMatchObject({ status: 400, body: { error: { field: "offset" } } });
    expect((await ask("DELETE", `/${id}`)).status).toBe(204);
    expect((await ask("GET", "")).body).toEqual({ sets: [] });
  });
});
