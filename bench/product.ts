/** The real product, started as `npm start` does, with a data folder and ports of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Product = {
  pid: number;
  page: string;
  /** Of somebody who is signed in. */
  cookie: { name: string; value: string; url: string };
  readyMs: number;
  ask(path: string, request?: RequestInit): Promise<unknown>;
  askText(path: string): Promise<string>;
  /** Every version that the worker tells of, until the signal aborts. */
  versions(signal: AbortSignal): AsyncIterable<number>;
  stop(): Promise<void>;
};

const startLimitMs = 300_000;
const password = "measured on the bench";

/** Resolves when the page and the worker answer; a build that is missing or old is made first. */
export async function startProduct({ dataDir, port }: { dataDir: string; port: number }): Promise<Product> {
  const workerPort = port + 1;
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    SAMPLE_STORE: "off",
    LOG_LEVEL: "warn",
    ADMIN_PASSWORD: password,
  };
  const started = performance.now();
  const child = spawn(process.execPath, ["workers/start.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child);
  process.once("exit", () => child.kill());
  await untilReady(child, output, started);
  const secret = readFileSync(join(dataDir, "worker-secret"), "utf8").trim();
  const page = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    page,
    cookie: await signIn(page),
    readyMs: performance.now() - started,
    ask: async (path, request = {}) => JSON.parse(await ask(`http://127.0.0.1:${workerPort}${path}`, secret, request, output)),
    askText: (path) => ask(`http://127.0.0.1:${workerPort}${path}`, secret, {}, output),
    versions: (signal) => versions(`http://127.0.0.1:${workerPort}/v1/stream`, secret, signal),
    stop: () => stop(child),
  };
}

async function signIn(page: string): Promise<Product["cookie"]> {
  const reply = await fetch(`${page}/api/sign-in`, { method: "POST", body: JSON.stringify({ name: "admin", password }) });
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(reply.headers.get("set-cookie") ?? "") ?? [];
  if (name === undefined || value === undefined) throw new Error(`Nobody can sign in: ${reply.status} ${await reply.text()}`);
  return { name, value, url: page };
}

function collect(child: ChildProcess): { text: string } {
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece: Buffer) => {
      output.text = (output.text + piece).slice(-20_000);
    });
  }
  return output;
}

async function untilReady(child: ChildProcess, output: { text: string }, started: number): Promise<void> {
  while (!output.text.includes("Caudal is running")) {
    if (child.exitCode !== null) throw new Error(`The product did not start.\n${output.text}`);
    if (performance.now() - started > startLimitMs) {
      child.kill();
      throw new Error(`The product was not ready after ${startLimitMs / 1000} s.\n${output.text}`);
    }
    await wait(20);
  }
}

async function ask(url: string, secret: string, request: RequestInit, output: { text: string }): Promise<string> {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const response = await fetch(url, { ...request, headers }).catch((cause: unknown) => {
    throw new Error(`${url}: no answer. The product's last words:\n${output.text}`, { cause });
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${body}`);
  return body;
}

async function* versions(url: string, secret: string, signal: AbortSignal): AsyncIterable<number> {
  const { body } = await fetch(url, { headers: { authorization: `Bearer ${secret}` }, signal });
  const decoder = new TextDecoder();
  try {
    for await (const piece of body ?? []) {
      for (const [, version] of decoder.decode(piece).matchAll(/"version":(\d+)/g)) yield Number(version);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
