/** `npm start`: worker and web under one roof. Builds when needed, starts both, starts again what crashes, ends both together. */

import { isLoopback } from "../lib/auth/loopback.ts";
import { ensureWorkerSecret } from "../lib/auth/worker-secret.ts";
import { type Config, config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { buildWhenStale } from "./supervisor/build-when-stale.ts";
import { type Child, type ChildPlan, keepRunning } from "./supervisor/keep-running.ts";
import { nextBin } from "./supervisor/next-bin.ts";
import { settlePorts } from "./supervisor/settle-ports.ts";
import { untilAnswering } from "./supervisor/until-answering.ts";

const isDev = process.argv.includes("--dev");
const ending = new AbortController();
const children: Child[] = [];
let oneTimePassword: string | null = null;

process.on("SIGINT", () => void end(0));
process.on("SIGTERM", () => void end(0));

try {
  await run(config());
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(error instanceof AppError ? `\n${error.message}\n` : error);
    await end(1);
  }
}

async function run(settings: Config): Promise<void> {
  await settlePorts([
    { port: settings.port, host: settings.host, setting: "PORT" },
    { port: settings.workerPort, host: "127.0.0.1", setting: "WORKER_PORT" },
  ]);
  ensureWorkerSecret(settings);
  if (!isDev) await buildWhenStale(webEnv(), (line) => console.log(line));
  if (ending.signal.aborted) return;
  const page = pageOf(settings);
  children.push(
    keepRunning(workerPlan(), () => void end(1)),
    keepRunning(webPlan(settings), () => void end(1)),
  );
  await untilAnswering(`http://127.0.0.1:${settings.workerPort}/healthz`, ending.signal);
  await untilAnswering(page, ending.signal);
  console.log(readyText(settings.publicUrl ?? page, settings.dataDir));
  if (!isLoopback(settings.host) && !settings.isSecure) console.log(openText);
}

/** As this machine reaches it. */
function pageOf({ host, port }: Config): string {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

const openText = `  Other machines reach this page, and what they send, passwords too, is not encrypted.
  Put a proxy with HTTPS before it, and its address into PUBLIC_URL.
`;

/** Each query that runs holds one of libuv's threads: with its usual four, queries and the disk would wait for each other. */
function workerPlan(): ChildPlan {
  return { name: "worker", script: "workers/main.ts", env: { UV_THREADPOOL_SIZE: "16", ...process.env }, onMessage: hearOneTimePassword };
}

/** Of the first start. */
function hearOneTimePassword(message: unknown): void {
  if (typeof message === "object" && message !== null && "oneTimePassword" in message) oneTimePassword = String(message.oneTimePassword);
}

function webPlan({ port, host }: Config): ChildPlan {
  const preload = ["--import", "./workers/exit-with-parent.ts"];
  return { name: "web", script: nextBin, args: [isDev ? "dev" : "start", "-H", host, "-p", String(port)], execArgv: preload, env: webEnv() };
}

function webEnv(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: isDev ? "development" : "production" };
}

function readyText(page: string, dataDir: string): string {
  return `
  Caudal is running.

    Open             ${page}
${signInText()}    Data folder      ${dataDir}
    Load your files  npm run load -- FOLDER
                     (customers.csv, orders.csv, order_items.csv, products.csv)
    Stop             Ctrl-C
`;
}

function signInText(): string {
  if (oneTimePassword === null) return "";
  return `    Sign in as       admin
    One-time pass    ${oneTimePassword}   (shown this once; npm run admin:reset makes another)
`;
}

async function end(code: number): Promise<never> {
  ending.abort();
  await Promise.all(children.map((child) => child.stop()));
  process.exit(code);
}
