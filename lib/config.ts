/** The settings, from the environment and `.env`, parsed once. Nothing else reads the environment. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { isLoopback } from "./auth/loopback.ts";
import { AppError } from "./errors.ts";
import type { OidcSettings } from "./oidc/oidc-settings.ts";
import { isTimeZone } from "./time-zone.ts";

const notPort = "not a port, such as 3000 (1 to 65535)";

const port = z.coerce.number(notPort).int(notPort).min(1, notPort).max(65_535, notPort);
const timeZone = z.string().refine((zone) => isTimeZone(zone), "not an IANA time zone, such as America/Santiago");
const currency = z.string().regex(/^[A-Z]{3}$/, "not an ISO 4217 code, such as USD");

const notGigabytes = "not a number of gigabytes above 0, such as 10 or 0.5";
const gigabytes = z.coerce.number(notGigabytes).positive(notGigabytes).max(100_000, notGigabytes);

const notPublic = "not an address without a path, such as https://sales.shop.example";

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const Settings = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "not an address of this machine, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  WORKER_PORT: port.default(3001),
  WORKER_URL: z.url("not an address, such as http://127.0.0.1:3001").optional(),
  WORKER_SECRET: z.string().min(16, "shorter than 16 characters").optional(),
  DATA_DIR: z
    .string()
    .refine((folder) => !folder.includes("?"), "holds a question mark, which DuckDB takes for the end of a file's name")
    .default("./data"),
  STORE_NAME: z.string().min(1).optional(),
  STORE_CURRENCY: currency.default("USD"),
  STORE_TIME_ZONE: timeZone.default("UTC"),
  SAMPLE_STORE: z.enum(["on", "off"], "neither on nor off").default("on"),
  WAREHOUSE: z.enum(["duckdb"], "duckdb is the only warehouse").default("duckdb"),
  FILE_STORE: z
    .string()
    .refine((place) => !place.includes("://"), "a folder is the only file store")
    .default("folder"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: notPublic })
    .refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, notPublic)
    .optional(),
  DASHBOARD_ACCESS: z.enum(["private", "public"], "neither private nor public").default("private"),
  OIDC_ISSUER: z
    .url("not an address, such as https://accounts.google.com")
    .refine((url) => URL.canParse(url) && isSafe(new URL(url)), "neither https nor of this machine")
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ALLOWED_DOMAINS: z.string().default(""),
  OIDC_ALLOWED_EMAILS: z.string().default(""),
  ADMIN_PASSWORD: z.string().optional(),
  ADMIN_PASSWORD_FILE: z.string().optional(),
  INGEST: z.enum(["on", "off"], "neither on nor off").default("on"),
  COLLECT_TOKEN: z
    .string()
    .min(16, "shorter than 16 characters")
    .regex(/^[!-~]*$/, "not all letters without accents, digits and signs, which a header can carry")
    .optional(),
  QUEUE_MAX_GB: gigabytes.default(10),
  KEEP_LOADS: z.coerce.number().int().min(1, "less than 1").max(50, "more than 50").default(5),
  LOAD_ROOTS: z.string().default(""),
  /** Set by npm: where its user stands, while the command runs in the project's folder. */
  INIT_CWD: z.string().default("."),
  LOG_LEVEL: z.enum(logLevels, `none of ${logLevels.join(", ")}`).default("info"),
});

const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const Environment = Settings.refine((settings) => settings.PORT !== settings.WORKER_PORT, {
  error: "the same as PORT: page and worker need one each",
  path: ["WORKER_PORT"],
}).superRefine((settings, context) => {
  const missing = oidcNames.filter((name) => settings[name] === undefined);
  if (missing.length === oidcNames.length) return;
  for (const name of missing) context.addIssue({ code: "custom", path: [name], message: `missing; ${oidcNames.join(", ")} belong together` });
});

export type Config = ReturnType<typeof parseConfig>;

/** Throws AppError `setting_invalid` that names every wrong setting at once. */
export function parseConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new AppError("setting_invalid", `Settings are wrong:\n${parsed.error.issues.map((issue) => faultText(issue, given)).join("\n")}`);
  const settings = parsed.data;
  const dataDir = resolve(settings.DATA_DIR);
  return {
    port: settings.PORT,
    host: settings.HOST,
    workerPort: settings.WORKER_PORT,
    workerUrl: settings.WORKER_URL ?? `http://127.0.0.1:${settings.WORKER_PORT}`,
    /** A worker that was named is the one to ask; its data is not opened here. */
    isWorkerNamed: settings.WORKER_URL !== undefined,
    /** Unset: the one in `DATA_DIR/worker-secret`. */
    workerSecret: settings.WORKER_SECRET,
    dataDir,
    inboxDir: settings.FILE_STORE === "folder" ? resolve(dataDir, "inbox") : resolve(settings.FILE_STORE),
    /** Where files that come through the page are put together. */
    uploadsDir: resolve(dataDir, "uploads"),
    /** Unset: the sample store's name while it is loaded, else "My shop" in the reader's language. */
    storeName: settings.STORE_NAME,
    storeCurrency: settings.STORE_CURRENCY,
    storeTimeZone: settings.STORE_TIME_ZONE,
    sampleStore: settings.SAMPLE_STORE === "on",
    /** Whether this worker takes live events from the queue into the warehouse. */
    ingest: settings.INGEST === "on",
    /** What a shop shows to send events; unset: this machine may. */
    collectToken: settings.COLLECT_TOKEN,
    /** Where readers reach the pages through a proxy. */
    publicUrl: settings.PUBLIC_URL,
    /** Readers come over HTTPS. */
    isSecure: settings.PUBLIC_URL?.startsWith("https:") ?? false,
    /** Whether anybody may see the sums: no order, no customer, no export. */
    isPublic: settings.DASHBOARD_ACCESS === "public",
    /** By which provider people may sign in too; null: none. */
    oidc: oidcOf(settings),
    /** Of the `admin` that the first start makes; neither: one is made and printed. */
    adminPassword: settings.ADMIN_PASSWORD,
    adminPasswordFile: settings.ADMIN_PASSWORD_FILE,
    queueMaxBytes: settings.QUEUE_MAX_GB * 1_000_000_000,
    /** So many loads can be put back, the one in place among them. */
    keepLoads: settings.KEEP_LOADS,
    loadRoots: listOf(settings.LOAD_ROOTS).map((root) => resolve(root)),
    invokedFrom: resolve(settings.INIT_CWD),
    logLevel: settings.LOG_LEVEL,
  };
}

function oidcOf(settings: z.infer<typeof Settings>): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const allowedDomains = listOf(settings.OIDC_ALLOWED_DOMAINS.toLowerCase());
  return { issuer: issuer.replace(/\/$/, ""), clientId, clientSecret, allowedDomains, allowedEmails: listOf(settings.OIDC_ALLOWED_EMAILS.toLowerCase()) };
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

let parsed: Config | undefined;

export function config(): Config {
  if (!parsed) {
    if (existsSync(".env")) process.loadEnvFile(".env");
    parsed = parseConfig(process.env);
  }
  return parsed;
}

function faultText(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = issue.path.join(".");
  return ["WORKER_SECRET", "COLLECT_TOKEN", "ADMIN_PASSWORD", "OIDC_CLIENT_SECRET"].includes(name)
    ? `  ${name}: ${issue.message}`
    : `  ${name}=${given[name] ?? ""}: ${issue.message}`;
}
