/** What `/metrics` tells of the live events. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { IngestStatus } from "../../lib/status.ts";
import type { Appended } from "../../lib/warehouse/streaming.ts";

/** All are there from the start, so that a first one is an increase. */
const outcomes = ["new", "duplicate", "redelivered", "refused"];

type Parts = { registry: Registry; status: () => Promise<IngestStatus>; now: () => Date };

export function createIngestMetrics({ registry, status, now }: Parts) {
  const registers = [registry];
  const events = new Counter({ name: "caudal_events_total", help: "Messages that were committed, by what became of them", labelNames: ["outcome"], registers });
  const differing = new Counter({ name: "caudal_events_differing_total", help: "Duplicates that say something else than the event that counts", registers });
  const lag = new Histogram({
    name: "caudal_event_commit_lag_seconds",
    help: "Time from an event's publish to its commit",
    buckets: [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 60, 600],
    registers,
  });
  gauge("caudal_events_waiting", "Events in the queue that are not committed", ({ backlog }) => backlog);
  gauge("caudal_events_oldest_waiting_seconds", "Age of the oldest of them", ({ oldestPublishTime }) => ageOf(oldestPublishTime));
  gauge("caudal_queue_bytes", "Size of the queue, events that are kept for a while included", ({ queueBytes }) => queueBytes ?? 0);
  gauge("caudal_ingest_stuck", "1 while what comes in cannot be committed", ({ state }) => (state === "waiting" ? 1 : 0));
  gauge("caudal_ingest_paused", "1 while somebody has paused it", ({ state }) => (state === "paused" ? 1 : 0));
  gauge("caudal_ingest_last_commit_timestamp_seconds", "When events were committed last; 0 before the first", ({ lastCommitAt }) => secondsOf(lastCommitAt));
  gauge("caudal_ingest_last_error_timestamp_seconds", "When it last failed; 0 where it never did", ({ lastError }) => secondsOf(lastError?.at ?? null));
  for (const outcome of outcomes) events.inc({ outcome }, 0);

  function gauge(name: string, help: string, read: (status: IngestStatus) => number): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(read(await status()));
      },
    });
  }

  function ageOf(time: string | null): number {
    return time === null ? 0 : Math.max(0, now().getTime() - Date.parse(time)) / 1000;
  }

  function secondsOf(time: string | null): number {
    return time === null ? 0 : Date.parse(time) / 1000;
  }

  return {
    count({ appended, duplicates, redelivered, refused, differing: others }: Appended): void {
      events.inc({ outcome: "new" }, appended);
      events.inc({ outcome: "duplicate" }, duplicates);
      events.inc({ outcome: "redelivered" }, redelivered);
      events.inc({ outcome: "refused" }, refused);
      differing.inc(others);
    },
    observeLags(publishTimes: Date[]): void {
      const at = now().getTime();
      for (const time of publishTimes) lag.observe(Math.max(0, at - time.getTime()) / 1000);
    },
  };
}
