/** What `/metrics` tells of the data: how fresh it is, whether it is served, and the room that is left for it. */
import { statfs } from "node:fs/promises";
import { Gauge } from "prom-client";
import type { Store } from "../open-store.ts";
import type { WorkerMetrics } from "./metrics.ts";

type Parts = { metrics: Pick<WorkerMetrics, "registry">; store: Pick<Store, "versions" | "serving" | "warehouse">; dataDir: string; now: () => Date };

export function addStoreMetrics({ metrics, store: { versions, serving, warehouse }, dataDir, now }: Parts): void {
  gauge("caudal_newest_sale_timestamp_seconds", "Event time of the newest sale that is served and not dated ahead; 0 without one", async () => {
    const newest = await versions.current()?.serving.newestEvent(now());
    return newest?.newestEvent ? Date.parse(newest.newestEvent) / 1000 : 0;
  });
  gauge("caudal_serving_failed", "1 while what is committed cannot be shown", async () => (serving.state().error === null ? 0 : 1));
  gauge("caudal_warehouse_bytes", "Size of the warehouse with its history", async () => (await warehouse.stats()).bytes);
  gauge("caudal_disk_free_bytes", "Room left where the data folder lies", async () => {
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  });

  function gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [metrics.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
