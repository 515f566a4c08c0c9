"use client";
import type { LiveLine } from "../../lib/sales/live.ts";
import type { Status } from "../../lib/status.ts";
import { EventsPanel } from "./events-panel.tsx";
import { StreamCounters } from "./stream-counters.tsx";
import { TimeToScreen } from "./time-to-screen.tsx";
import { useStatus } from "./use-status.ts";

type StreamPulseProps = { lines: LiveLine[]; firstStatus: Status; maySeeRefused: boolean };

/** How the stream fares: of all events, whatever the filters. */
export function StreamPulse({ lines, firstStatus, maySeeRefused }: StreamPulseProps) {
  const { data } = useStatus(firstStatus, streamOf);
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] tablet:grid-cols-2 tablet:gap-x-10 max-tablet:divide-y max-tablet:divide-line">
        <EventsPanel perMinute={data.streaming.perMinute} perSecond={data.ingest.eventsPerSecond} />
        <TimeToScreen lines={lines} streaming={data.streaming} />
      </div>
      <StreamCounters {...data} maySeeRefused={maySeeRefused} />
    </>
  );
}

function streamOf({ ingest, streaming }: Status) {
  return { ingest, streaming };
}
