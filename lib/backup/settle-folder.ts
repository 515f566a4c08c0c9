import { readdirSync } from "node:fs";
import { join } from "node:path";
import { syncPath } from "../sync-path.ts";

/** With all that lies in it. */
export function settleFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settleFolder(path);
    else syncPath(path);
  }
  syncPath(folder);
}
