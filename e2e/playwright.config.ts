/** Runs the specs against the product as a user starts it: `npm start`, with data of its own. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./find-chromium.ts";

const root = resolve(import.meta.dirname, "..");
process.env.E2E_PORT ??= "3940";
process.env.E2E_WORKER_PORT ??= "3941";
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "caudal-e2e-"));

process.env.E2E_SIGNED_IN ??= `${process.env.E2E_DATA_DIR}-signed-in.json`;
process.env.E2E_PASSWORD ??= "a river of money";

const { E2E_PORT, E2E_WORKER_PORT, E2E_DATA_DIR } = process.env;
const baseURL = `http://127.0.0.1:${E2E_PORT}`;
const executablePath = findChromium();

/** Every setting, so that a `.env` of the developer's changes nothing. */
const settings = {
  PORT: E2E_PORT,
  HOST: "127.0.0.1",
  WORKER_PORT: E2E_WORKER_PORT,
  WORKER_URL: "",
  WORKER_SECRET: "",
  DATA_DIR: E2E_DATA_DIR,
  STORE_NAME: "",
  STORE_CURRENCY: "USD",
  STORE_TIME_ZONE: "UTC",
  SAMPLE_STORE: "on",
  WAREHOUSE: "duckdb",
  FILE_STORE: "folder",
  LOAD_ROOTS: `${join(root, "e2e", "fixtures")},${tmpdir()}`,
  LOG_LEVEL: "info",
  COLLECT_TOKEN: "",
  PUBLIC_URL: "",
  DASHBOARD_ACCESS: "",
  OIDC_ISSUER: "",
  OIDC_CLIENT_ID: "",
  OIDC_CLIENT_SECRET: "",
  ADMIN_PASSWORD: process.env.E2E_PASSWORD,
  ADMIN_PASSWORD_FILE: "",
};

export default defineConfig({
  testDir: import.meta.dirname,
  // Live orders stay in the store: they come after what counts the loaded ones.
  projects: [
    { name: "access", testMatch: "access.spec.ts" },
    { name: "sign in", testMatch: "sign-in.setup.ts" },
    ...["sales", "live", "uploads", "letters", "backup", "loads", "inbox", "pipeline", "simulator", "audit"].map((name) => ({
      name,
      testMatch: `${name}.spec.ts`,
      dependencies: ["sign in"],
      use: { storageState: process.env.E2E_SIGNED_IN },
    })),
  ],
  outputDir: join(root, "test-results"),
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL,
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
  },
  webServer: {
    command: "npm start",
    cwd: root,
    env: settings,
    url: baseURL,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 6_000 },
    stdout: "pipe",
    stderr: "pipe",
  },
});
