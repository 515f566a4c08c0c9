import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const ending = ".tar.zst";

/** As "caudal-2026-11-24T22-30-05Z.tar.zst". */
export function backupName(at: Date): string {
  return `caudal-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z${ending}`;
}

export function isBackupName(name: string): boolean {
  return /^[\w][\w.-]{0,180}\.tar\.zst$/.test(name);
}

/** What somebody named on a command line: of a folder, a file in it. */
export function backupFileAt(path: string, from: string, now: Date): string {
  const file = resolve(from, path);
  return existsSync(file) && statSync(file).isDirectory() ? join(file, backupName(now)) : file;
}
