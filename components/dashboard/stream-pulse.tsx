"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LiveLine } from "../../lib/sales/live.ts";
import type { Status } from "../../lib/status.ts";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";
import { EventsPanel } from "./events-panel.tsx";
import { TimeToScreen } from "./time-to-screen.tsx";
import { useStatus } from "./use-status.ts";

type StreamPulseProps = { lines: LiveLine[]; firstStatus: Status };
type Streaming = Status["streaming"];

/** How the stream fares: of all events, whatever the filters. */
export function StreamPulse({ lines, firstStatus }: StreamPulseProps) {
  const { data } = useStatus(firstStatus, streamOf);
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] tablet:grid-cols-2 tablet:gap-x-10 max-tablet:divide-y max-tablet:divide-line">
        <EventsPanel perMinute={data.streaming.perMinute} perSecond={data.ingest.eventsPerSecond} />
        <TimeToScreen lines={lines} streaming={data.streaming} />
      </div>
      <Counters {...data} />
    </>
  );
}

function streamOf({ ingest, streaming }: Status) {
  return { ingest, streaming };
}

function Counters({ ingest, streaming }: { ingest: Status["ingest"]; streaming: Streaming }) {
  const text = useTranslations("live");
  const format = useFormat();
  const oldest = Math.max(0, (useNow(1000) - Date.parse(ingest.oldestPublishTime ?? "")) / 1000);
  const { duplicates, differing, refused, refusals, superseded } = streaming;
  return (
    <div className="grid grid-cols-2 gap-y-4 border-line border-t py-3 max-tablet:py-5 tablet:grid-cols-4">
      <Counter
        name={text("duplicates")}
        value={format.count(duplicates)}
        note={differing > 0 ? text("differing", { count: differing, shown: format.count(differing) }) : text("countedOnce")}
      />
      <Counter name={text("refused")} value={format.count(refused)} note={refused > 0 ? text("reasons", { count: refusals.length }) : text("noReasons")} />
      <Counter
        name={text("waiting")}
        value={format.count(ingest.backlog)}
        note={
          ingest.state === "waiting" ? (
            <span className="text-warn">{text("cannotWrite")}</span>
          ) : (
            text("oldest", { seconds: format.count(Number.isNaN(oldest) ? 0 : oldest) })
          )
        }
      />
      <Counter name={text("superseded")} value={format.count(superseded.lines)} note={text("supersededNote", { revenue: format.amount(superseded.revenue) })} />
    </div>
  );
}

function Counter({ name, value, note }: { name: string; value: string; note: ReactNode }) {
  return (
    <section aria-label={name} className="border-line tablet:not-first:border-l tablet:not-first:pl-4">
      <h2 className="text-data text-ink2">{name}</h2>
      <p className="font-semibold text-[1.125rem] leading-6">{value}</p>
      <p className="text-note text-ink3">{note}</p>
    </section>
  );
}
