/** Builds the page when there is no build, or the sources are not the ones it was made from. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../lib/errors.ts";
import { nextBin } from "./next-bin.ts";

const sources = ["{app,components,lib,messages,public}/**", "*.{ts,mjs}", "tsconfig.json", "package-lock.json"];
const stampFile = ".next/caudal-sources";
/** Longer than the other one takes from the end of its build to its stamp. */
const againMs = 3_000;

export async function buildWhenStale(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const wanted = sourcesHash();
  if (isBuiltFrom(wanted)) return;
  say("Building the page (only after a change, about half a minute) …");
  while (!isBuiltFrom(wanted)) {
    if (await runBuild(env)) writeFileSync(stampFile, wanted);
    else await wait(againMs);
  }
}

function isBuiltFrom(wanted: string): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted;
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  const found = globSync(sources, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of found.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (isBuilt(file)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function isBuilt(file: string): boolean {
  return !/\.(test|contract)\.tsx?$/.test(file) && !file.endsWith("next-env.d.ts");
}

/** False: another Caudal of this folder is building. */
function runBuild(env: NodeJS.ProcessEnv): Promise<boolean> {
  const build = spawn(process.execPath, [nextBin, "build"], { stdio: ["ignore", "pipe", "pipe"], env });
  const output: Buffer[] = [];
  build.stdout.on("data", (piece) => output.push(piece));
  build.stderr.on("data", (piece) => output.push(piece));
  const stop = () => build.kill();
  process.once("exit", stop);
  return new Promise((resolve, reject) => {
    build.once("error", reject);
    build.once("exit", (code) => {
      process.off("exit", stop);
      const text = Buffer.concat(output).toString("utf8").trim();
      if (code === 0) resolve(true);
      else if (text.includes("Another next build process is already running")) resolve(false);
      else reject(new AppError("setting_invalid", `The page cannot be built:\n${text}`));
    });
  });
}
