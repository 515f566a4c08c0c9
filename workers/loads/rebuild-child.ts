/** The process of a rebuild: one job, then the end. */
import { setPriority } from "node:os";
import { buildServingFromParquet, type ParquetBuild } from "../../lib/serving/build-from-parquet.ts";

export type RebuildJob = ParquetBuild;

const politeness = 10;

process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.once("message", async (job: RebuildJob) => {
  setPriority(politeness);
  await buildServingFromParquet(job);
  process.exit(0);
});
