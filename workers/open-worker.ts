/** The worker whole: the store, its API on a port, and the sample store where there is no data yet. */
import { join } from "node:path";
import { ensureWorkerSecret } from "../lib/auth/worker-secret.ts";
import { openSqliteEventBus } from "../lib/bus/open-sqlite-event-bus.ts";
import type { Config } from "../lib/config.ts";
import type { AppError } from "../lib/errors.ts";
import { log } from "../lib/log.ts";
import { currencyDigits } from "../lib/money.ts";
import { openUploads } from "../lib/uploads/open-uploads.ts";
import { ensureFirstAdmin } from "./access/first-admin.ts";
import { createAccess, openWorkerState } from "./access/open-access.ts";
import { openBackups } from "./backups/backups.ts";
import { openInboxLoads } from "./inbox/inbox-loads.ts";
import { createIngestMetrics } from "./ingest/ingest-metrics.ts";
import { readIngestStatus } from "./ingest/ingest-status.ts";
import { keepPruned } from "./ingest/keep-pruned.ts";
import { startIngest } from "./ingest/start-ingest.ts";
import { openJobs } from "./jobs/open-jobs.ts";
import { createLetters } from "./letters/letters.ts";
import { fillWithSample } from "./loads/fill-with-sample.ts";
import { createLoadJobs } from "./loads/load-jobs.ts";
import { openStore } from "./open-store.ts";
import { createIngestPauses } from "./pipeline/ingest-pause.ts";
import { createLags, timesOf } from "./pipeline/lags.ts";
import { openPipeline } from "./pipeline/open-pipeline.ts";
import { createAnnouncer } from "./serve/announcer.ts";
import { createApi } from "./serve/api.ts";
import { createCollect } from "./serve/collect.ts";
import { listen } from "./serve/listen.ts";
import { createMetrics } from "./serve/metrics.ts";
import { addStoreMetrics } from "./serve/store-metrics.ts";
import { createStreamLists } from "./serve/stream-lists.ts";
import { createWorkerStatus } from "./serve/worker-status.ts";
import { openSimulations } from "./simulator/open-simulations.ts";

const deadlineMs = 10_000;
const hourMs = 3_600_000;

export type Worker = {
  port: number;
  close(): Promise<void>;
};

/** What holds the data, takes events and files in, repairs events or purges them, or backs up; a test puts something in between. */
const usualParts = { openStore, startIngest, createCollect, openUploads, openInboxLoads, createLetters, openSimulations, openBackups };

/** `onOneTimePassword` is told the password of the `admin` that a first start makes, before anybody can use it. Resolves when the API answers; what it answers from follows. Throws AppError when the data will not open. */
export async function openWorker(settings: Config, given: Partial<typeof usualParts> = {}, onOneTimePassword = (_password: string) => {}): Promise<Worker> {
  const parts = { ...usualParts, ...given };
  const secret = ensureWorkerSecret(settings);
  const state = await openWorkerState(settings);
  const oneTimePassword = await ensureFirstAdmin(state, settings);
  if (oneTimePassword !== null) onOneTimePassword(oneTimePassword);
  const access = createAccess(state, settings);
  const jobs = openJobs(state);
  const metrics = createMetrics(() => ({
    version: store.versions.version(),
    lines: store.versions.current()?.serving.moment().bounds.lines ?? 0,
    streams: announcer.pages(),
  }));
  const store = await parts.openStore(settings, { onLoadEnd: metrics.countLoad });
  addStoreMetrics({ metrics, store, dataDir: settings.dataDir, now: () => new Date() });
  const loads = createLoadJobs({ ...store, jobs, places: settings });
  const bus = openSqliteEventBus(join(settings.dataDir, "queue.sqlite"), { maxBytes: settings.queueMaxBytes });
  const rules = { currency: settings.storeCurrency, timeZone: settings.storeTimeZone };
  const now = () => new Date();
  let isStarting = true;
  const lags = createLags();
  store.versions.onChange(() => lags.shown(store.versions.current()?.serving.moment().streamPosition ?? 0));
  const pauses = createIngestPauses(state, () => ingest);
  const ingestStatus = () => readIngestStatus(bus, ingest, pauses.current()?.since ?? null);
  const counted = createIngestMetrics({ registry: metrics.registry, status: ingestStatus, now });
  const ingest = settings.ingest
    ? parts.startIngest({
        bus,
        warehouse: store.warehouse,
        rules,
        onCommitted(position, batch) {
          lags.committed(position.streamPosition, timesOf(batch));
          return store.serving.refresh(position);
        },
        onLost: endSoon,
        metrics: counted,
        isPaused: pauses.current() !== null,
      })
    : null;
  const isRead = (folder: string) => jobs.newest({ limit: 20 }).some(({ state: word, subject }) => word === "running" && subject.source === folder);
  const uploads = parts.openUploads({ dir: settings.uploadsDir, now, isInUse: isRead });
  const inbox = parts.openInboxLoads({ state, loads, jobs, folder: settings.inboxDir, timeZone: settings.storeTimeZone, now });
  const pruning = [keepPruned("the queue", bus), keepPruned("uploads", uploads, hourMs)];
  const status = createWorkerStatus(store, ingestStatus, settings, () => isStarting);
  const backups = parts.openBackups({ jobs, warehouse: store.warehouse, state, settings });
  const collect = parts.createCollect({ bus, rules, now, perSecond: () => ingest?.progress().eventsPerSecond ?? 0 });
  const keys = { secret, collectToken: settings.collectToken };
  const streamLists = createStreamLists({ warehouse: store.warehouse, currency: settings.storeCurrency });
  const letters = parts.createLetters({ warehouse: store.warehouse, versions: store.versions, jobs, access, rules, onCommitted: store.serving.refresh, now });
  const announcer = createAnnouncer({ versions: store.versions, status });
  const pipeline = openPipeline({
    settings,
    state,
    pauses,
    lags,
    paints: metrics.paintTimes,
    status,
    ingestStatus,
    jobs,
    serving: store.serving,
    store: () => store.versions.newest().serving,
    digits: currencyDigits(settings.storeCurrency),
    keptEvents: async () => (await bus.backlog()).retained,
    served: () => ({ lines: store.versions.current()?.serving.moment().bounds.lines ?? 0 }),
    viewers: () => ({ streams: announcer.pages(), behind: announcer.behind() }),
  });
  const simulations = parts.openSimulations({
    warehouse: store.warehouse,
    serving: store.serving,
    jobs,
    audit: state.audit.add,
    worker: () => ({ workerUrl: `http://127.0.0.1:${server.port}`, secret }),
    now,
  });
  const api = createApi({
    keys,
    access,
    collect,
    streamLists,
    letters,
    versions: store.versions,
    loads,
    jobs,
    backups,
    end: endSelf,
    pipeline,
    uploads,
    inbox,
    places: settings,
    simulator: store.warehouse,
    simulations,
    metrics,
    status,
    announcer,
    now,
    deadlineMs,
  });
  letters.settleInterrupted();
  simulations.settleInterrupted();
  await loads.resume();
  backups.settle();
  jobs.breakOffOthers();
  const server = await listen(api, settings.workerPort);
  void store.ready
    .then(() => fillWithSample(store, settings))
    .catch((error) => log.error({ err: error }, "the data could not be made ready"))
    .finally(() => {
      isStarting = false;
    });
  return {
    port: server.port,
    async close() {
      announcer.close();
      await closeEach([server, backups, jobs, inbox, pipeline, ...(ingest ? [ingest] : []), ...pruning, bus]);
      state.close();
      // The last: its lock tells others whether the data is in use.
      await closeEach([store]);
    },
  };
}

/** One after the other, also those after one that fails: what was acknowledged is on the disk before. */
async function closeEach(parts: { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close().catch((error) => log.error({ err: error }, "something could not be closed as it should"));
}

function endSelf(): void {
  process.kill(process.pid, "SIGTERM");
}

/** As if asked to: whoever started this process starts it again, and it opens its files anew. What waits in the queue is kept. */
function endSoon(error: AppError): void {
  log.fatal(error.message);
  endSelf();
}
