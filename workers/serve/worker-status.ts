import type { Config } from "../../lib/config.ts";
import type { IngestStatus, Status } from "../../lib/status.ts";
import { storeStateOf } from "../loads/store-state.ts";
import type { Store } from "../open-store.ts";
import { createStreamFigures } from "./stream-figures.ts";

/** What the worker says of itself at any moment, with or without data. */
export function createWorkerStatus(
  { versions, loads, warehouse, serving }: Store,
  ingestStatus: () => Promise<IngestStatus>,
  settings: Config,
  isStarting: () => boolean,
): () => Promise<Status> {
  const figures = createStreamFigures(warehouse);
  const startedAt = new Date().toISOString();
  return async () => {
    const current = versions.current();
    const bounds = current?.serving.moment().bounds;
    const newestEvent = current?.serving.newestEvent(new Date()) ?? { newestEvent: null, datedAhead: null };
    const [load, { bytes }, ingest, newest] = await Promise.all([loads.latest(), warehouse.stats(), ingestStatus(), newestEvent]);
    const streaming = await figures([versions.version(), load?.id, load?.state, ingest.lastCommitAt].join());
    return {
      version: versions.version(),
      ...newest,
      store: current && bounds ? current.stateOf(bounds) : storeStateOf(null, null, settings),
      load,
      warehouse: { engine: "duckdb", bytes },
      serving: serving.state(),
      ingest,
      streaming,
      memoryBytes: process.memoryUsage.rss(),
      startedAt,
      isStarting: isStarting(),
    };
  };
}
