/** A file that comes in pieces: where it grows, and how it gets its name. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../errors.ts";
import { syncPath } from "../sync-path.ts";

export type Piece = { at: number; content: AsyncIterable<Uint8Array> /** The file must not grow beyond it. */; maxBytes: number };
export type UploadDisk = typeof uploadDisk;

export const uploadDisk = {
  /** On the disk when it resolves. Where the content breaks off, what came of it stays. Throws AppError `invalid_parameter` and keeps nothing of a piece that is too long. */
  async append(path: string, { at, content, maxBytes }: Piece): Promise<number> {
    const handle = await open(path, "r+");
    let end = at;
    try {
      for await (const bytes of content) {
        if (end + bytes.byteLength > maxBytes) throw tooLong(maxBytes);
        await writeWhole(handle, bytes, end);
        end += bytes.byteLength;
      }
    } catch (error) {
      if (error instanceof AppError) await handle.truncate(at);
      throw error;
    } finally {
      await handle.datasync().finally(() => handle.close());
    }
    return end;
  },
  /** Gives a whole file its name; it is there for good when it returns. */
  keep(partial: string, path: string): void {
    syncPath(partial);
    renameSync(partial, path);
    syncPath(dirname(path));
  },
};

/** A write may take less than it was given. */
async function writeWhole(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) done += (await handle.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
}

/** Whole or not at all. */
export function writeFileWhole(path: string, text: string): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, text, { flush: true });
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
  syncPath(dirname(path));
}

function tooLong(maxBytes: number): AppError {
  return new AppError("invalid_parameter", `More comes than the ${maxBytes} bytes that were announced. Nothing of this piece was kept.`, { field: "bytes" });
}
