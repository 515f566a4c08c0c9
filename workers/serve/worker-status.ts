import type { Config } from "../../lib/config.ts";
import type { Status } from "../../lib/status.ts";
import { storeStateOf } from "../loads/store-state.ts";
import type { Store } from "../open-store.ts";

/** What the worker says of itself at any moment, with or without data. */
export function createWorkerStatus({ versions, loads, warehouse, serving }: Store, settings: Config): () => Promise<Status> {
  const startedAt = new Date().toISOString();
  return async () => {
    const current = versions.current();
    const bounds = current?.serving.moment().bounds;
    const [load, { bytes }] = await Promise.all([loads.latest(), warehouse.stats()]);
    return {
      version: versions.version(),
      newestEvent: bounds?.newestEvent ?? null,
      store: current && bounds ? current.stateOf(bounds) : storeStateOf(null, null, settings),
      load,
      warehouse: { engine: "duckdb", bytes },
      serving: serving.state(),
      memoryBytes: process.memoryUsage.rss(),
      startedAt,
    };
  };
}
