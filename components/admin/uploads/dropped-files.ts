/** What was dropped: files, and those that lie directly in a folder. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const folders = entries.filter((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory ?? false);
  if (folders.length === 0) return [...files];
  const names = folders.map(({ name }) => name);
  const within = await Promise.all(folders.map(filesIn));
  return [...[...files].filter(({ name }) => !names.includes(name)), ...within.flat()];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) entries.push(...some);
  return Promise.all(entries.filter((entry): entry is FileSystemFileEntry => entry.isFile).map(fileOf));
}

/** A browser gives a hundred at a time. */
function readSome(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
