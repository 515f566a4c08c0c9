/** The shop the bench measures with: the sample store, made once per size and seed. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeSampleStore } from "../lib/simulate/sample-store.ts";

const until = "2026-06-30";

/** Answers the folder with the four files. */
export async function ensureSample(root: string, lines: number, seed: number): Promise<string> {
  const folder = join(root, `sample-${seed}`);
  const done = join(root, `sample-${seed}.json`);
  const origin = JSON.stringify({ lines, seed, until });
  if (existsSync(done) && readFileSync(done, "utf8") === origin) return folder;
  await mkdir(folder, { recursive: true });
  await writeSampleStore({ folder, lines, seed, until });
  writeFileSync(done, origin);
  return folder;
}
