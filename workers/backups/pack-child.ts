/** The process that packs a backup: one job, then the end. */
import { setPriority } from "node:os";
import { type ArchiveJob, writeArchive } from "../../lib/backup/write-archive.ts";
import type { Packing } from "./pack-in-child.ts";

const politeness = 10;
const tellEveryMs = 200;

process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.once("message", async (job: ArchiveJob) => {
  setPriority(politeness);
  let toldAt = 0;
  const tellProgress = (done: number, total: number) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    tell({ done, total });
  };
  try {
    await writeArchive(job, tellProgress);
    process.exit(0);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    process.send?.({ code, message } satisfies Packing, () => process.exit(1));
  }
});

function tell(said: Packing): void {
  process.send?.(said);
}
