/** Where the files of a load come from: a folder, or a bucket. */
import type { Readable } from "node:stream";

export type StoredFile = { name: string; bytes: number; modifiedAt: Date };

export interface FileStore {
  /** Files directly under the store's root, by name. */
  list(): Promise<StoredFile[]>;
  /** Throws AppError `not_found`. */
  open(name: string): Promise<Readable>;
  /** Whole or not at all: a reader never sees half a file. */
  put(name: string, content: Readable): Promise<StoredFile>;
  /** Where the file lies on this machine; null when it must be copied first. */
  localPath(name: string): string | null;
}
