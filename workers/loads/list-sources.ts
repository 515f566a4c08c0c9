/** What can be loaded from: nothing outside the inbox, the uploads and `LOAD_ROOTS` is told, wherever links lead. */
import { opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { FolderListing, SourceFolder, Sources } from "../../lib/sources/sources.ts";
import { uploadNames } from "../../lib/uploads/upload-name.ts";
import type { UploadSet } from "../../lib/uploads/upload-set.ts";
import { isWithin, type Places, rootsOf, settleFolder } from "./load-folder.ts";

const foldersShown = 200;

export async function listSources(places: Places, uploads: UploadSet[]): Promise<Sources> {
  const roots = rootsOf(places);
  const [inbox, ...others] = await Promise.all([places.inboxDir, ...places.loadRoots].map((folder) => sourceAt(folder, roots)));
  return { inbox: inbox ?? gone(places.inboxDir), roots: others, uploads };
}

/** Throws AppError `not_found`, `forbidden`. */
export async function browseFolder(named: string, places: Places): Promise<FolderListing> {
  const folder = settleFolder(named, places, false);
  const roots = rootsOf(places);
  const names = await foldersIn(folder, roots);
  const shown = names.slice(0, foldersShown);
  return {
    ...(await sourceAt(folder, roots)),
    parent: roots.includes(folder) ? null : dirname(folder),
    folders: await Promise.all(shown.map(async (name) => ({ ...(await sourceAt(join(folder, name), roots)), name }))),
    left: names.length - shown.length,
  };
}

/** As people number them: the newest date, the highest number first. */
async function foldersIn(folder: string, roots: string[]): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(folder)) {
    const mayBeFolder = entry.isDirectory() || entry.isSymbolicLink();
    if (mayBeFolder && !entry.name.startsWith(".") && (await isFolderWithin(join(folder, entry.name), roots))) names.push(entry.name);
  }
  return names.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
}

async function sourceAt(path: string, roots: string[]): Promise<SourceFolder> {
  const folder = await realpath(path).catch(() => null);
  if (folder === null) return gone(path);
  const found = await Promise.all(uploadNames.map((name) => fileAt(folder, name, roots)));
  const files = found.filter((file) => file !== null);
  const missing = uploadNames.filter((name) => !files.some((file) => file.name === name));
  const isReadable = await opendir(folder).then(
    async (opened) => opened.close().then(() => true),
    () => false,
  );
  return { folder, name: basename(folder), files, missing, fault: isReadable ? null : "unreadable" };
}

function gone(path: string): SourceFolder {
  return { folder: resolve(path), name: basename(path), files: [], missing: [...uploadNames], fault: "gone" };
}

/** null for what is no file, or a link that leads outside. */
async function fileAt(folder: string, name: (typeof uploadNames)[number], roots: string[]): Promise<SourceFolder["files"][number] | null> {
  const real = await realpath(join(folder, name)).catch(() => null);
  if (real === null || !roots.some((root) => isWithin(real, root))) return null;
  const entry = await stat(real).catch(() => null);
  return entry?.isFile() ? { name, bytes: entry.size, modifiedAt: entry.mtime.toISOString() } : null;
}

async function isFolderWithin(path: string, roots: string[]): Promise<boolean> {
  const real = await realpath(path).catch(() => null);
  if (real === null || !roots.some((root) => isWithin(real, root))) return false;
  return stat(real).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
