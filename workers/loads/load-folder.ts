/** Which folder a load reads, and whether the caller may name it. */
import { realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { AppError } from "../../lib/errors.ts";
import { uploadNames } from "../../lib/uploads/upload-name.ts";

export type Places = { inboxDir: string; uploadsDir: string; loadRoots: readonly string[] };

/**
 * The inbox unless another is named. Whoever comes through web may name folders under the inbox, the uploads and `LOAD_ROOTS`; links are followed first.
 * Throws AppError `not_found`, `forbidden`.
 */
export function settleFolder(named: string | undefined, { inboxDir, uploadsDir, loadRoots }: Places, anyFolder: boolean): string {
  const folder = realFolder(named === undefined ? inboxDir : resolve(inboxDir, named), named === undefined);
  const roots = rootsOf({ inboxDir, uploadsDir, loadRoots });
  if (anyFolder || named === undefined || roots.some((root) => isWithin(folder, root))) return folder;
  throw new AppError("forbidden", `Only folders under ${[inboxDir, ...loadRoots].join(", ")} may be loaded from the page. LOAD_ROOTS adds others.`, {
    field: "folder",
    value: folder,
  });
}

/** As `settleFolder`, and no file of a load in it is a link that leads outside. Throws AppError `not_found`, `forbidden`. */
export function settleSource(named: string | undefined, places: Places, anyFolder: boolean): string {
  const folder = settleFolder(named, places, anyFolder);
  const outside = anyFolder ? undefined : uploadNames.find((name) => leadsOutside(join(folder, name), rootsOf(places)));
  if (outside === undefined) return folder;
  const text = `${outside} is a link to a file outside ${[places.inboxDir, ...places.loadRoots].join(", ")}. Put the file itself there, or add its folder to LOAD_ROOTS.`;
  throw new AppError("forbidden", text, { field: "folder", value: folder });
}

function leadsOutside(path: string, roots: string[]): boolean {
  const real = existing(path);
  return real !== null && !roots.some((root) => isWithin(real, root));
}

/** Those that are there, links followed. */
export function rootsOf({ inboxDir, uploadsDir, loadRoots }: Places): string[] {
  return [inboxDir, uploadsDir, ...loadRoots].flatMap((root) => existing(root) ?? []);
}

function realFolder(folder: string, isInbox: boolean): string {
  const real = existing(folder);
  if (real) return real;
  const hint = isInbox ? " Put customers.csv, orders.csv, order_items.csv and products.csv there, or name another folder." : "";
  throw new AppError("not_found", `There is no folder ${folder}.${hint}`, { field: "folder", value: folder });
}

function existing(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

export function isWithin(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === "" || (!path.startsWith("..") && !isAbsolute(path));
}
