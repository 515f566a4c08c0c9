/** The settings, from the environment and `.env`, parsed once. Nothing else reads the environment. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

const port = z.coerce.number().int().min(1).max(65_535);
const timeZone = z.string().refine((zone) => isTimeZone(zone), "not an IANA time zone, such as America/Santiago");
const currency = z.string().regex(/^[A-Z]{3}$/, "not an ISO 4217 code, such as USD");

const Settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: port.default(3001),
  WORKER_URL: z.url().optional(),
  WORKER_SECRET: z.string().min(16).optional(),
  DATA_DIR: z.string().default("./data"),
  STORE_NAME: z.string().min(1).optional(),
  STORE_CURRENCY: currency.default("USD"),
  STORE_TIME_ZONE: timeZone.default("UTC"),
  SAMPLE_STORE: z.enum(["on", "off"]).default("on"),
  WAREHOUSE: z.enum(["duckdb"]).default("duckdb"),
  FILE_STORE: z.string().default("folder"),
  LOAD_ROOTS: z.string().default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Config = ReturnType<typeof parseConfig>;

/** Throws AppError `setting_invalid` that names every wrong setting at once. */
export function parseConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new AppError("setting_invalid", `Settings are wrong. ${faults.join("; ")}`);
  }
  const settings = parsed.data;
  const dataDir = resolve(settings.DATA_DIR);
  return {
    port: settings.PORT,
    host: settings.HOST,
    workerPort: settings.WORKER_PORT,
    workerUrl: settings.WORKER_URL ?? `http://127.0.0.1:${settings.WORKER_PORT}`,
    /** Unset: the one in `DATA_DIR/worker-secret`. */
    workerSecret: settings.WORKER_SECRET,
    dataDir,
    inboxDir: settings.FILE_STORE === "folder" ? resolve(dataDir, "inbox") : resolve(settings.FILE_STORE),
    /** Unset: the sample store's name while it is loaded, else "My shop" in the reader's language. */
    storeName: settings.STORE_NAME,
    storeCurrency: settings.STORE_CURRENCY,
    storeTimeZone: settings.STORE_TIME_ZONE,
    sampleStore: settings.SAMPLE_STORE === "on",
    loadRoots: settings.LOAD_ROOTS.split(",")
      .map((root) => root.trim())
      .filter(Boolean)
      .map((root) => resolve(root)),
    logLevel: settings.LOG_LEVEL,
  };
}

let parsed: Config | undefined;

export function config(): Config {
  if (!parsed) {
    if (existsSync(".env")) process.loadEnvFile(".env");
    parsed = parseConfig(process.env);
  }
  return parsed;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
