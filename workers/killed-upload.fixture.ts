/** The worker, which kills itself the first time an upload gets to the named point. */
import { config } from "../lib/config.ts";
import { openUploads } from "../lib/uploads/open-uploads.ts";
import { type Piece, uploadDisk } from "../lib/uploads/upload-disk.ts";
import type { UploadKillPoint } from "./kill-points.fixture.ts";
import { openWorker } from "./open-worker.ts";

const point = process.argv[2] as UploadKillPoint;

await openWorker(config(), {
  openUploads: (options) =>
    openUploads({
      ...options,
      disk: {
        append: (path, piece) => uploadDisk.append(path, point === "within a piece" ? cutPiece(piece) : piece),
        keep(partial, path) {
          if (point === "between last piece and name") die();
          uploadDisk.keep(partial, path);
          if (point === "between name and answer") die();
        },
      },
    }),
});

/** Half of it gets to the disk. */
function cutPiece({ content, ...piece }: Piece): Piece {
  const half = async function* () {
    for await (const bytes of content) {
      yield bytes.subarray(0, bytes.byteLength / 2);
      die();
    }
  };
  return { ...piece, content: half() };
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}
