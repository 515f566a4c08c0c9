import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError } from "./errors.ts";

/** With those above it. Throws AppError `setting_invalid`. Step by step, since Node's own `recursive` never ends below /proc. */
export function makeFolder(path: string): void {
  try {
    for (const folder of missingFolders(resolve(path))) makeOne(folder);
    accessSync(path, constants.W_OK);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : cause;
    throw new AppError("setting_invalid", `The folder ${path} cannot be made or written to (${code}). Choose another, or see who may write there.`, { cause });
  }
  if (!statSync(path).isDirectory()) throw new AppError("setting_invalid", `${path} is a file, and a folder is needed there.`);
}

/** Outermost first. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [...missingFolders(dirname(path)), path];
}

/** Another process may just have made it. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
