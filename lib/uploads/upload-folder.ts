/** How sets of files lie on the disk: a folder each, and beside it a note of what was announced. */
import { mkdirSync, readdirSync, readFileSync, rmSync, type Stats, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "../make-folder.ts";
import { writeFileWhole } from "./upload-disk.ts";
import { type OfferedFile, type UploadFile, UploadSet } from "./upload-set.ts";

const OfferedIn = UploadSet.shape.files.element.pick({ name: true, bytes: true, modifiedAt: true });
const Note = UploadSet.pick({ by: true, begunAt: true }).extend({ files: z.array(OfferedIn) });
export type Note = z.infer<typeof Note>;

const setId = /^[0-9a-z-]{1,40}$/;
const noteSuffix = ".json";

/** Throws AppError `setting_invalid`. What a killed process left half made is removed. */
export function openUploadFolder(dir: string) {
  makeFolder(dir);
  const noteOf = (id: string) => join(dir, `${id}${noteSuffix}`);
  const folderOf = (id: string) => join(dir, id);
  const pathOf = (id: string, name: string) => join(dir, id, name);
  /** A file store lists no such name. */
  const partialOf = (id: string, name: string) => join(dir, id, `.${name}.partial`);
  const ids = () => readdirSync(dir).flatMap((name) => (name.endsWith(noteSuffix) ? [name.slice(0, -noteSuffix.length)] : []));

  function forget(id: string): void {
    rmSync(noteOf(id), { force: true });
    rmSync(folderOf(id), { recursive: true, force: true });
  }
  const known = new Set(ids().flatMap((id) => [id, `${id}${noteSuffix}`]));
  for (const name of readdirSync(dir)) if (!known.has(name)) rmSync(join(dir, name), { recursive: true, force: true });

  function readNote(id: string): Note | null {
    if (!setId.test(id)) return null;
    const text = readIfThere(noteOf(id));
    return text === null ? null : Note.parse(JSON.parse(text));
  }
  function read(id: string): UploadSet | null {
    const note = readNote(id);
    if (!note) return null;
    const files = note.files.map((file): UploadFile => {
      const whole = entryAt(pathOf(id, file.name));
      return { ...file, received: whole?.size ?? entryAt(partialOf(id, file.name))?.size ?? 0, isWhole: whole !== null };
    });
    return { id, folder: folderOf(id), by: note.by, begunAt: note.begunAt, touchedAt: touchedAt(id, note), files };
  }
  function touchedAt(id: string, { files }: Note): string {
    const paths = [noteOf(id), ...files.flatMap(({ name }) => [pathOf(id, name), partialOf(id, name)])];
    return new Date(Math.max(...paths.map((path) => entryAt(path)?.mtimeMs ?? 0))).toISOString();
  }
  return {
    ids,
    readNote,
    read,
    partialOf,
    pathOf,
    /** The folder first: a note without it would promise what is not there. */
    write(id: string, note: Note): void {
      mkdirSync(folderOf(id), { recursive: true });
      writeFileWhole(noteOf(id), JSON.stringify(note));
    },
    /** Nothing of it yet. */
    makeEmpty(id: string, { name }: OfferedFile): void {
      rmSync(pathOf(id, name), { force: true });
      writeFileSync(partialOf(id, name), "", { mode: 0o600 });
      truncateSync(partialOf(id, name), 0);
    },
    forgetFile(id: string, name: string): void {
      for (const path of [pathOf(id, name), partialOf(id, name)]) rmSync(path, { force: true });
    },
    forget,
  };
}

function readIfThere(path: string): string | null {
  return entryAt(path) ? readFileSync(path, "utf8") : null;
}

function entryAt(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
