/** Sets of files on their way into the store: announced, sent in pieces, whole in the end, or given up. */
import { randomBytes } from "node:crypto";
import { statfsSync } from "node:fs";
import { AppError } from "../errors.ts";
import { isDiskFull } from "../is-disk-full.ts";
import { type Piece, type UploadDisk, uploadDisk } from "./upload-disk.ts";
import { openUploadFolder } from "./upload-folder.ts";
import type { UploadName } from "./upload-name.ts";
import type { OfferedFile, UploadFile, UploadSet } from "./upload-set.ts";

type Options = {
  dir: string;
  now: () => Date;
  disk?: UploadDisk;
  freeBytes?: () => number;
  /** A load reads from that folder. */
  isInUse?: (folder: string) => boolean;
};

/** Live orders and the load itself want some of the disk as well. */
const keptFreeBytes = 500_000_000;
const dayMs = 86_400_000;
/** Since anything of it came: whole ones have been loaded by then, others were given up. */
const lifeMs = { whole: 7 * dayMs, broken: 3 * dayMs };

export type Uploads = ReturnType<typeof openUploads>;

/** Throws AppError `setting_invalid`. */
export function openUploads({ dir, now, disk = uploadDisk, freeBytes = () => freeBytesOf(dir), isInUse = () => false }: Options) {
  const folder = openUploadFolder(dir);
  const sending = new Set<string>();
  for (const set of all()) for (const file of set.files) keepIfAllThere(set.id, file);

  function all(): UploadSet[] {
    const sets = folder.ids().flatMap((id) => folder.read(id) ?? []);
    return sets.sort((a, b) => (a.begunAt > b.begunAt ? -1 : 1));
  }
  function get(id: string): UploadSet {
    const set = folder.read(id);
    if (!set) throw new AppError("not_found", `There is no upload "${id.slice(0, 200)}". It may have been removed; send the files again.`);
    return set;
  }
  function fileOf(id: string, name: string): UploadFile {
    const file = get(id).files.find((one) => one.name === name);
    if (!file) throw new AppError("not_found", `Upload ${id} has no file "${name.slice(0, 200)}".`);
    return file;
  }
  function keepIfAllThere(id: string, { name, bytes, received, isWhole }: UploadFile): void {
    if (!isWhole && received === bytes) disk.keep(folder.partialOf(id, name), folder.pathOf(id, name));
  }
  /** The same file goes on where it stopped; another takes the place of what came under its name. */
  function announce(id: string, note: { by: string; begunAt: string; files: OfferedFile[] }, offered: OfferedFile[]): UploadSet {
    const fresh = offered.filter((file) => !note.files.some((known) => isSame(known, file)));
    for (const { name } of fresh) refuseWhileSending(id, name);
    const others = note.files.filter(({ name }) => !fresh.some((file) => file.name === name));
    checkSpace(id, fresh);
    folder.write(id, { ...note, files: others });
    for (const file of fresh) folder.makeEmpty(id, file);
    folder.write(id, { ...note, files: [...others, ...fresh] });
    for (const file of get(id).files) keepIfAllThere(id, file);
    return get(id);
  }
  function checkSpace(id: string, fresh: OfferedFile[]): void {
    const isReplaced = (set: UploadSet, file: UploadFile) => set.id === id && fresh.some(({ name }) => name === file.name);
    const waiting = all().flatMap((set) => set.files.filter((file) => !isReplaced(set, file)).map(({ bytes, received }) => bytes - received));
    const wanted = sum(fresh.map(({ bytes }) => bytes));
    const free = freeBytes() - keptFreeBytes - sum(waiting);
    if (wanted > 0 && wanted > free) throw tooLarge(wanted, Math.max(free, 0), dir);
  }
  function refuseWhileSending(id: string, name: string): void {
    if (sending.has(`${id}/${name}`)) throw new AppError("conflict", `${name} is just being sent, from another window. Wait for it, or remove the upload.`);
  }

  async function append(id: string, name: UploadName, { at, content }: Omit<Piece, "maxBytes">): Promise<UploadSet> {
    refuseWhileSending(id, name);
    const { bytes, received, isWhole } = fileOf(id, name);
    if (at !== received || isWhole) throw goOnFrom(name, received);
    sending.add(`${id}/${name}`);
    try {
      await disk.append(folder.partialOf(id, name), { at, content, maxBytes: bytes });
      keepIfAllThere(id, fileOf(id, name));
      return get(id);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      removeFile(id, name);
      throw diskFull(name, dir, error);
    } finally {
      sending.delete(`${id}/${name}`);
    }
  }

  function removeFile(id: string, name: string): UploadSet {
    fileOf(id, name);
    refuseInUse(id);
    const note = folder.readNote(id);
    if (note) folder.write(id, { ...note, files: note.files.filter((file) => file.name !== name) });
    folder.forgetFile(id, name);
    return get(id);
  }
  function refuseInUse(id: string): void {
    if (isInUse(get(id).folder)) throw new AppError("conflict", "These files are just being read. Wait until that has ended, or cancel it.");
  }

  return {
    /** Newest first. */
    all,
    /** Throws AppError `not_found`. */
    get,
    /** Throws AppError `disk_full`, before anything is sent. */
    begin(files: OfferedFile[], by: string): UploadSet {
      const begunAt = now().toISOString();
      const id = `${begunAt.slice(0, 10)}-${randomBytes(4).toString("hex")}`;
      return announce(id, { by, begunAt, files: [] }, files);
    },
    /** Throws AppError `not_found`, `conflict`, `disk_full`. */
    add(id: string, files: OfferedFile[]): UploadSet {
      get(id);
      refuseInUse(id);
      const note = folder.readNote(id);
      return note ? announce(id, note, files) : get(id);
    },
    /** Throws AppError `not_found`; `conflict` with the byte to go on from; `disk_full`, which leaves nothing of the file. */
    append,
    /** Throws AppError `not_found`, `conflict`. */
    removeFile,
    /** Throws AppError `not_found`, `conflict`. */
    remove(id: string): UploadSet {
      const set = get(id);
      refuseInUse(id);
      folder.forget(id);
      return set;
    },
    /** Forgets what was given up, and what was loaded long ago. How many. */
    prune(): number {
      const over = all().filter((set) => now().getTime() - Date.parse(set.touchedAt) > lifeOf(set) && !isInUse(set.folder));
      for (const { id } of over) folder.forget(id);
      return over.length;
    },
  };
}

function lifeOf({ files }: UploadSet): number {
  return files.every(({ isWhole }) => isWhole) ? lifeMs.whole : lifeMs.broken;
}

function isSame(a: OfferedFile, b: OfferedFile): boolean {
  return a.name === b.name && a.bytes === b.bytes && a.modifiedAt === b.modifiedAt;
}

function goOnFrom(name: string, received: number): AppError {
  return new AppError("conflict", `${received} bytes of ${name} are here. Go on from there.`, { field: "offset", value: String(received) });
}

function tooLarge(wanted: number, free: number, dir: string): AppError {
  const text = `These files need ${megabytes(wanted)} MB, and ${megabytes(free)} MB may be filled on the disk of ${dir}. Nothing was sent. Free space there, then try again.`;
  return new AppError("disk_full", text, { field: "bytes", value: String(wanted) });
}

function diskFull(name: string, dir: string, cause: unknown): AppError {
  const text = `The disk of ${dir} is full. What had come of ${name} is removed again. Free space there, then send the file again.`;
  return new AppError("disk_full", text, { field: "name", value: name, cause });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function freeBytesOf(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}
