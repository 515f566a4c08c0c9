/** `npm test`: the tests beside the code, then the specs against the running product. Ends with one line of counts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { findChromium } from "./find-chromium.ts";
import { type Counts, countPlaywright, countsText, countVitest, sumCounts, withExit } from "./test-counts.ts";

const root = resolve(import.meta.dirname, "..");
const config = join(import.meta.dirname, "playwright.config.ts");
const folder = mkdtempSync(join(tmpdir(), "caudal-tests-"));
const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

try {
  const counts = sumCounts([await runVitest(), await runSpecs()]);
  console.log(countsText(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function runVitest(): Promise<Counts> {
  const report = join(folder, "vitest.json");
  const exitCode = await run("vitest", "vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return withExit(existsSync(report) ? countVitest(JSON.parse(readFileSync(report, "utf8"))) : nothing, exitCode);
}

async function runSpecs(): Promise<Counts> {
  if (globSync(join(import.meta.dirname, "*.spec.ts")).length === 0) return nothing;
  if (!findChromium()) return skipSpecs();
  const report = join(folder, "playwright.json");
  const [port, workerPort] = await Promise.all([freePort(), freePort()]);
  const env = { E2E_PORT: String(port), E2E_WORKER_PORT: String(workerPort), E2E_DATA_DIR: join(folder, "data"), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await run("@playwright/test", "cli.js", ["test", "--config", config, "--reporter=list,json"], env);
  return withExit(existsSync(report) ? countPlaywright(JSON.parse(readFileSync(report, "utf8"))) : nothing, exitCode);
}

/** Never silently: what was not tried is said, and counted. */
async function skipSpecs(): Promise<Counts> {
  const report = join(folder, "list.json");
  await run("@playwright/test", "cli.js", ["test", "--list", "--config", config, "--reporter=json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const specs = existsSync(report) ? countSpecs(JSON.parse(readFileSync(report, "utf8"))) : 1;
  console.log(`
${"!".repeat(80)}
NO CHROMIUM: the ${specs} end-to-end tests were SKIPPED. To run them, get a browser, then run npm test again:
  npx playwright install chromium       (any machine)
  sudo apt-get install chromium         (Debian, Ubuntu)
${"!".repeat(80)}
`);
  return { ...nothing, skipped: specs };
}

type Suite = { specs?: unknown[]; suites?: Suite[] };

function countSpecs({ specs = [], suites = [] }: Suite): number {
  return suites.reduce((sum, suite) => sum + countSpecs(suite), specs.length);
}

async function run(name: string, file: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  const script = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  const [code] = await once(child, "exit");
  return code;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
