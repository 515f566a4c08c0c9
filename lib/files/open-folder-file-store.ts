/** A folder on this machine as a file store. */
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../errors.ts";
import type { FileStore, StoredFile } from "./file-store.ts";

const partialSuffix = ".partial";

/** The folder need not exist until something is put; listing one that does not exist throws AppError `not_found`. */
export function openFolderFileStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (name: string) => join(root, checkedName(name));

  return {
    async list() {
      const entries = await readdir(root).catch((cause) => {
        throw folderFailure(root, cause);
      });
      const found = await Promise.all(entries.filter((name) => !isPartial(name)).map((name) => storedFile(root, name)));
      return found.filter((file) => file !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async open(name) {
      const file = await storedFile(root, checkedName(name));
      if (!file) throw new AppError("not_found", `There is no file ${name} in ${root}.`, { field: "name", value: name });
      return createReadStream(pathOf(name));
    },
    async put(name, content) {
      const path = pathOf(name);
      await mkdir(root, { recursive: true });
      const partial = join(root, `.${randomUUID()}${partialSuffix}`);
      try {
        await writeAll(partial, content);
        await rename(partial, path);
      } finally {
        await rm(partial, { force: true });
      }
      const file = await storedFile(root, name);
      if (!file) throw new AppError("not_found", `${path} was removed while it was written.`, { field: "name", value: name });
      return file;
    },
    localPath: pathOf,
  };
}

/** null for what is no file: a folder, a socket, a link to nothing. */
async function storedFile(root: string, name: string): Promise<StoredFile | null> {
  const entry = await stat(join(root, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ELOOP") return null;
    throw error;
  });
  return entry?.isFile() ? { name, bytes: entry.size, modifiedAt: entry.mtime } : null;
}

async function writeAll(path: string, content: Readable): Promise<void> {
  await pipeline(content, createWriteStream(path, { flags: "wx" }));
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isPartial(name: string): boolean {
  return name.startsWith(".") && name.endsWith(partialSuffix);
}

function checkedName(name: string): string {
  if (name === "" || name === "." || name === ".." || /[/\\\0]/.test(name) || name.length > 255) {
    throw new AppError("invalid_parameter", "A file's name holds no path and at most 255 characters.", { field: "name", value: name });
  }
  return name;
}

function folderFailure(root: string, cause: NodeJS.ErrnoException): unknown {
  if (cause.code === "ENOENT") return new AppError("not_found", `There is no folder ${root}.`, { field: "folder", value: root, cause });
  if (cause.code === "ENOTDIR") return new AppError("not_found", `${root} is a file; give the folder that holds it.`, { field: "folder", value: root, cause });
  if (cause.code === "EACCES") return new AppError("forbidden", `${root} may not be read by this user.`, { field: "folder", value: root, cause });
  return cause;
}
