import type { EventBus } from "../../lib/bus/event-bus.ts";
import type { IngestStatus } from "../../lib/status.ts";
import type { Ingest } from "./start-ingest.ts";

export type IngestProgress = Omit<IngestStatus, "pausedSince" | "backlog" | "oldestPublishTime" | "queueBytes">;

const off: IngestProgress = { state: "off", eventsPerSecond: 0, lastCommitAt: null, lastError: null };

/** `ingest`: null where this worker does not have the role. */
export async function readIngestStatus(bus: EventBus, ingest: Ingest | null, pausedSince: string | null = null): Promise<IngestStatus> {
  const { waiting, leased, oldestPublishTime, bytes } = await bus.backlog();
  return {
    ...(ingest?.progress() ?? off),
    pausedSince,
    backlog: waiting + leased,
    oldestPublishTime: oldestPublishTime?.toISOString() ?? null,
    queueBytes: bytes,
  };
}
