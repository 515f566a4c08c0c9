"use client";
import { Cpu, Database, FileInput, FolderInput, Gauge, Inbox, MailX, Merge, Monitor } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Judgements, PipelineFigures } from "../../../lib/pipeline/pipeline.ts";
import type { PartName } from "../../../lib/pipeline/pipeline-parts.ts";
import { shortDuration } from "../../ui/short-duration.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { Node } from "./node.tsx";
import { Confluence, Ribbon } from "./ribbon.tsx";
import { usePartFacts } from "./use-part-facts.ts";
import { useRateText } from "./use-rate-text.ts";

type PictureProps = { figures: PipelineFigures; parts: Judgements; isSilent: boolean };

const columns =
  "@min-[60rem]:grid-cols-[minmax(8rem,10rem)_minmax(3.5rem,1fr)_minmax(8rem,10rem)_minmax(3.5rem,1fr)_minmax(8rem,10.5rem)_minmax(3.5rem,0.7fr)_minmax(8rem,10rem)_minmax(1.5rem,0.4fr)_minmax(7rem,10.5rem)]";

const upperRow = "@min-[60rem]:row-start-1";
const lowerRow = "@min-[60rem]:row-start-2";
const bothRows = "@min-[60rem]:row-start-1 @min-[60rem]:row-span-2";

/** The way of the data, from files and shops to the pages: on a phone from top to bottom. */
export function Picture({ figures, parts, isSilent }: PictureProps) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const facts = usePartFacts(figures);
  const of = (part: PartName) => ({ part, judgement: parts[part], facts: facts[part] });
  const { load, ingest, queue, lag } = figures;
  const isLoading = load?.state === "running" && !isSilent;
  const isStill = isSilent || ingest.state !== "running";
  const batch = { tone: "batch", perSecond: isLoading ? 1_000 : load === null ? 0 : 1, isFlowing: isLoading } as const;
  const coming = { tone: "streaming", perSecond: queue.perSecond, isFlowing: !isSilent && queue.perSecond > 0 && ingest.state === "running" } as const;
  const taken = { tone: "streaming", perSecond: ingest.perSecond, isFlowing: !isStill && ingest.perSecond > 0 } as const;
  const shown = { ...taken, tone: "batch" } as const;
  return (
    <figure aria-label={text("picture")} className={`grid gap-y-1 pt-5 ${columns} @min-[60rem]:grid-rows-[1fr_1fr_auto]`}>
      <Node {...of("files")} icon={FolderInput} className={`@min-[60rem]:col-start-1 ${upperRow}`} />
      <Ribbon {...batch} className={`@min-[60rem]:col-start-2 ${upperRow}`}>
        <Loaded load={load} />
      </Ribbon>
      <Node {...of("load")} icon={FileInput} className={`@min-[60rem]:col-start-3 ${upperRow}`} />
      <Ribbon {...batch} className="@min-[60rem]:hidden" />
      <Node {...of("queue")} icon={Inbox} className={`@min-[60rem]:col-start-1 ${lowerRow}`} />
      <Ribbon {...coming} className={`@min-[60rem]:col-start-2 ${lowerRow}`}>
        <Rate perSecond={queue.perSecond} tone="text-warm-ink" note={text("comingIn")} />
      </Ribbon>
      <Node {...of("ingest")} icon={Merge} className={`@min-[60rem]:col-start-3 ${lowerRow}`} />
      <Confluence batch={batch} streaming={taken} className={`@min-[60rem]:col-start-4 ${bothRows}`} />
      <div className="relative @min-[60rem]:col-span-2 @min-[60rem]:mr-8 @min-[60rem]:col-start-3 @min-[60rem]:row-start-3 @min-[60rem]:pt-7 @min-[60rem]:before:absolute @min-[60rem]:before:-top-4 @min-[60rem]:before:left-16 @min-[60rem]:before:h-11 @min-[60rem]:before:w-0.5 @min-[60rem]:before:bg-warm">
        <Node {...of("deadLetters")} icon={MailX}>
          {figures.deadLetters.refused > 0 && (
            <Link href="/admin/dead-letters" className="target inline-block pt-1 font-medium text-accent text-note hover:underline">
              {text("repair")}
            </Link>
          )}
        </Node>
      </div>
      <Ribbon {...taken} className="@min-[60rem]:hidden">
        <Rate perSecond={ingest.perSecond} tone="text-warm-ink" note={text("takenIn")} />
      </Ribbon>
      <Node {...of("warehouse")} icon={Database} className={`@min-[60rem]:col-start-5 ${bothRows}`} />
      <Ribbon {...shown} className={`@min-[60rem]:col-start-6 ${bothRows}`}>
        {lag.toShown !== null && <Labelled strong={shortDuration(lag.toShown.p50, format)} tone="text-accent" note={text("refresh")} />}
      </Ribbon>
      <Node {...of("serving")} icon={Gauge} className={`@min-[60rem]:col-start-7 ${bothRows}`} />
      <Ribbon {...shown} className={`@min-[60rem]:col-start-8 ${bothRows}`} />
      <Node {...of("viewers")} icon={Monitor} className={`@min-[60rem]:col-start-9 ${bothRows}`} />
      <div className="grid gap-x-6 gap-y-4 @max-[60rem]:pt-3 @min-[60rem]:col-span-5 @min-[60rem]:col-start-5 @min-[60rem]:row-start-3 @min-[60rem]:grid-cols-[15rem_1fr] @min-[60rem]:pt-7">
        <Node {...of("worker")} icon={Cpu} />
        <EventToPages whole={lag.whole} />
      </div>
    </figure>
  );
}

function Loaded({ load }: Pick<PipelineFigures, "load">) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  if (load?.lines == null) return null;
  return <Labelled strong={text("lines", { lines: format.compact(load.lines) })} tone="text-accent" note={format.time(load.at)} />;
}

function Rate({ perSecond, tone, note }: { perSecond: number; tone: string; note: string }) {
  return <Labelled strong={useRateText()(perSecond)} tone={tone} note={note} />;
}

function Labelled({ strong, tone, note }: { strong: string; tone: string; note: string }) {
  return (
    <p className="whitespace-nowrap leading-4">
      <span className={`font-semibold ${tone}`}>{strong}</span> <span className="text-ink3 @min-[60rem]:block">{note}</span>
    </p>
  );
}

function EventToPages({ whole }: { whole: PipelineFigures["lag"]["whole"] }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const shown = (ms: number | undefined) => (ms === undefined ? "–" : shortDuration(ms, format));
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 @min-[60rem]:self-center">
      {[
        { name: text("eventToPages"), value: shown(whole?.p50) },
        { name: text("atP95"), value: shown(whole?.p95) },
      ].map(({ name, value }) => (
        <div key={name}>
          <dt className="text-ink3 text-note">{name}</dt>
          <dd className="font-semibold text-[1.125rem] leading-7">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
