/** The product started as a user does, in a folder of its own. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

export type Started = { child: ChildProcess; output: () => string; page: string; worker: string };

const noProvider = { OIDC_ISSUER: "", OIDC_CLIENT_ID: "", OIDC_CLIENT_SECRET: "", OIDC_ALLOWED_DOMAINS: "", OIDC_ALLOWED_EMAILS: "" };

/** Every setting, so that a `.env` of the developer's changes nothing. */
export function settingsFor(dataDir: string, ports: { port: number; workerPort: number }, others: Record<string, string> = {}): NodeJS.ProcessEnv {
  const cleared = {
    WORKER_URL: "",
    WORKER_SECRET: "",
    STORE_NAME: "",
    FILE_STORE: "",
    LOAD_ROOTS: "",
    HOST: "",
    INIT_CWD: "",
    COLLECT_TOKEN: "",
    PUBLIC_URL: "",
    DASHBOARD_ACCESS: "",
    ADMIN_PASSWORD: "",
    ADMIN_PASSWORD_FILE: "",
    ...noProvider,
  };
  const fixed = { STORE_CURRENCY: "USD", STORE_TIME_ZONE: "UTC", SAMPLE_STORE: "off", LOG_LEVEL: "info", DATA_DIR: dataDir };
  return { ...process.env, ...cleared, ...fixed, PORT: String(ports.port), WORKER_PORT: String(ports.workerPort), ...others };
}

export async function startCaudal(dataDir: string, settings: Record<string, string> = {}): Promise<Started> {
  const [port, workerPort] = await Promise.all([freePort(), freePort()]);
  return startScript("workers/start.ts", settingsFor(dataDir, { port, workerPort }, settings));
}

export function startScript(script: string, env: NodeJS.ProcessEnv, args: string[] = []): Started {
  return hear(spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe"] }), env);
}

/** No file that it writes grows beyond `maxFileBytes`, as on a full disk. */
export function startOnFullDisk(script: string, env: NodeJS.ProcessEnv, maxFileBytes: number): Started {
  const limited = `ulimit -f ${Math.floor(maxFileBytes / 512)}; exec "$0" "$1"`;
  return hear(spawn("sh", ["-c", limited, process.execPath, script], { env, stdio: ["ignore", "pipe", "pipe"] }), env);
}

function hear(child: ChildProcessByStdio<null, Readable, Readable>, env: NodeJS.ProcessEnv): Started {
  let text = "";
  const add = (piece: Buffer) => {
    text += piece;
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  return { child, output: () => text, page: `http://127.0.0.1:${env.PORT}`, worker: `http://127.0.0.1:${env.WORKER_PORT}` };
}

export const adminPassword = "a river of money";

/** The cookie of who signs in, as a browser sends it back. */
export async function cookieOf(page: string, name: string, password: string): Promise<string> {
  const reply = await fetch(`${page}/api/sign-in`, { method: "POST", body: JSON.stringify({ name, password }) });
  if (!reply.ok) throw new Error(`${name} cannot sign in: ${reply.status} ${await reply.text()}`);
  return (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Also waits for a build, the first time. */
export async function untilSaid(started: Pick<Started, "child" | "output">, pattern: RegExp, ms = 150_000): Promise<RegExpExecArray> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    const found = pattern.exec(started.output());
    if (found) return found;
    if (started.child.exitCode !== null || started.child.signalCode !== null) break;
    await wait(50);
  }
  throw new Error(`Nothing said ${pattern}:\n${started.output()}`);
}

/** Milliseconds until the process has ended and nobody listens on its ports. */
export async function timeToEnd({ child, page, worker }: Started, act: () => void): Promise<number> {
  const start = Date.now();
  const ended = once(child, "exit");
  act();
  await ended;
  while ((await isAnswering(page)) || (await isAnswering(worker))) await wait(50);
  return Date.now() - start;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).body?.cancel();
    return true;
  } catch {
    return false;
  }
}
