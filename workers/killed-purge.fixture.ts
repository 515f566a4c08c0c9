/** The worker, which kills itself when a purge gets to the named point. */
import { config } from "../lib/config.ts";
import type { PurgeKillPoint } from "./kill-points.fixture.ts";
import { openWorker } from "./open-worker.ts";
import { openSimulations } from "./simulator/open-simulations.ts";

const point = process.argv[2] as PurgeKillPoint;

await openWorker(config(), {
  openSimulations: ({ warehouse, ...parts }) =>
    openSimulations({
      ...parts,
      warehouse: {
        ...warehouse,
        async purgeRuns(purge) {
          if (point === "before a purge commits") await die();
          const purged = await warehouse.purgeRuns(purge);
          return point === "between a purge and serving" ? die() : purged;
        },
      },
    }),
});

function die(): Promise<never> {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}
