/** Where the files of the serving store lie. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

export function servingFolder(dataDir: string): string {
  return join(dataDir, "serving");
}

export function servingFiles(dataDir: string): string[] {
  const folder = servingFolder(dataDir);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".duckdb"))
    .map((name) => join(folder, name));
}

export function servingBytes(dataDir: string): number {
  return servingFiles(dataDir).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** All but one file and its log. */
export function clearServingBut(dataDir: string, keep: string | null): void {
  const folder = servingFolder(dataDir);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path !== keep && path !== `${keep}.wal`) rmSync(path, { recursive: true, force: true });
  }
}

/** The next start builds it again from the warehouse. */
export function clearServing(dataDir: string): void {
  rmSync(servingFolder(dataDir), { recursive: true, force: true });
}
