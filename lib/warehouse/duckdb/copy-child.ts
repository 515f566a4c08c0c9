/** The process that copies files as it is told, one after the other, until whoever started it ends it or dies. */
import { constants } from "node:fs";
import { copyFile } from "node:fs/promises";
import type { Copied, Copying } from "./copier.ts";

process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.on("message", async ({ from, to }: Copying) => {
  const fault = await copyFile(from, to, constants.COPYFILE_FICLONE).then(
    () => null,
    ({ code, message }: NodeJS.ErrnoException) => ({ code, message }),
  );
  tell({ fault });
});
tell({ fault: null });

function tell(said: Copied): void {
  process.send?.(said);
}
