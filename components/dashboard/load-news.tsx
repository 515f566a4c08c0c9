"use client";
import { CircleAlert, CircleCheck, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useState } from "react";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { NoticeLine } from "../ui/notice-line.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";
import { loadShare, nextPace, type Pace, secondsLeft } from "./load-pace.ts";
import { loadReason } from "./load-reason.ts";

const restMs = 6000;

/** At the foot of the window, where it moves nothing: the load under way and, for who saw it run, how it ended. */
export function LoadNews({ load }: { load: LoadRun | null }) {
  const [seen, setSeen] = useState<number | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  if (load === null || load.id === closed) return null;
  if (load.state === "running") {
    if (seen !== load.id) setSeen(load.id);
    return <Running load={load} />;
  }
  return load.id === seen && load.state !== "unchanged" ? <Ended load={load} onClose={() => setClosed(load.id)} /> : null;
}

function Running({ load }: { load: LoadRun }) {
  const text = useTranslations("page");
  const now = useNow(1000);
  const [pace, setPace] = useState<Pace | null>(null);
  useEffect(() => setPace((before) => nextPace(before, load, Date.now())), [load]);
  return (
    <Strip icon={<LoaderCircle size={18} className="animate-turn text-accent" />} fact={text("loadFact", { id: load.id, step: load.step })}>
      <Progress load={load} pace={pace} now={now} /> <span className="max-tablet:hidden">{text("loadRemedy")}</span>
      <span
        aria-hidden="true"
        className="absolute top-0 left-0 h-[3px] bg-accent transition-[width] duration-1000 ease-linear"
        style={{ width: `${loadShare(pace, load, now) * 100}%` }}
      />
    </Strip>
  );
}

/** "6.41M of 10M rows · 118 MB/s · about 21 s left": hidden from screen readers, which would read every change. */
function Progress({ load, pace, now }: { load: LoadRun; pace: Pace | null; now: number }) {
  const text = useTranslations("page");
  const format = useFormat();
  const isReading = load.step === "reading" && load.rowsTotal !== null;
  const left = pace === null ? null : secondsLeft(pace, now);
  const parts = [
    isReading ? text("loadRowsOf", { done: format.compact(load.rowsDone), total: format.compact(load.rowsTotal ?? 0) }) : null,
    !isReading && load.rowsDone > 0 ? text("loadRows", { count: load.rowsDone, shown: format.compact(load.rowsDone) }) : null,
    load.step === "reading" && pace?.bytesPerSecond ? `${format.compact(Math.round(pace.bytesPerSecond / 1_000_000))} MB/s` : null,
    left === null ? null : text("loadLeft", { seconds: left, minutes: Math.round(left / 60), unit: left === 0 ? "now" : left < 100 ? "seconds" : "minutes" }),
  ];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : <span aria-hidden="true">{said.join(" · ")}.</span>;
}

function Ended({ load, onClose }: { load: LoadRun; onClose: () => void }) {
  const text = useTranslations("page");
  const faults = useTranslations("loadFaults");
  const format = useFormat();
  const isDone = load.state === "done";
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(onClose, restMs);
    return () => clearTimeout(timer);
  }, [isDone, onClose]);
  return (
    <Strip
      icon={isDone ? <CircleCheck size={18} className="text-good" /> : <CircleAlert size={18} className="text-bad" />}
      fact={text("loadEnded", { id: load.id, state: load.state })}
      action={<IconButton label={text("close")} icon={X} onClick={onClose} />}
    >
      {loadReason(load, { text: faults, format })}
    </Strip>
  );
}

function Strip(line: ComponentProps<typeof NoticeLine>) {
  return (
    <div
      role="status"
      className="gutter fixed inset-x-0 bottom-0 z-20 animate-late border-line border-t bg-surface max-tablet:bottom-[calc(3.8125rem+max(0px,env(safe-area-inset-bottom)-0.5rem))]"
    >
      <div className="flex min-h-11 max-tablet:min-h-14 items-center gap-3 py-2 text-data text-ink2">
        <NoticeLine {...line} />
      </div>
    </div>
  );
}
