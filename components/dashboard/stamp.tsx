"use client";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ageOf } from "../../lib/format.ts";
import { storeClock } from "../../lib/sales/days.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";
import { useAge } from "./use-age.ts";
import type { Stale } from "./use-live-paint.ts";

/** Clocks differ by less. */
const notableMs = 60_000;

type StampProps = { paint: Paint; stale: Stale | null /** Its sales come by themselves. */; isLive?: boolean; isPaused?: boolean };

/** How fresh the numbers are: version, newest sale, load, time of the paint. */
export function Stamp({ paint, stale, isLive = false, isPaused = false }: StampProps) {
  const text = useTranslations("page");
  const format = useFormat();
  const { timeZone, load } = paint.store;
  const { newestEvent, datedAhead } = paint;
  const [Alert, tone] = stale?.isCut ? ([TriangleAlert, "text-warn"] as const) : ([CircleAlert, "text-bad"] as const);
  const strong = (chunk: ReactNode) => <span className="font-medium text-ink2">{chunk}</span>;
  return (
    <p
      data-testid="stamp"
      className="flex min-w-0 items-center gap-2 text-ink3 text-note max-desktop:order-last max-desktop:w-full max-desktop:pb-2 max-tablet:pt-2 desktop:mr-3 desktop:ml-auto"
    >
      {stale === null ? (
        <span aria-hidden="true" className={`size-[7px] shrink-0 rounded-full ${isPaused ? "border border-ink3" : "bg-good"}`} />
      ) : (
        <Alert size={14} aria-hidden="true" className={`shrink-0 ${tone}`} />
      )}
      <span className={datedAhead === null ? "truncate" : "tablet:truncate"}>
        {isLive && stale === null && `${text(isPaused ? "stampPaused" : "stampLive")} · `}
        {text.rich("version", { version: paint.version, b: strong })}
        {stale !== null && <Age since={stale.since} tone={tone} />}
        {newestEvent !== null && !isLive && <> · {text.rich("newest", { day: format.day(storeDay(newestEvent, timeZone)), b: strong })}</>}
        {newestEvent !== null && isLive && <NewestSale at={newestEvent} />}
        {datedAhead !== null && <DatedAhead {...datedAhead} />}
        {load !== null && !isLive && <span className="max-tablet:hidden"> · {text.rich("loaded", { time: format.instant(load.loadedAt), b: strong })}</span>} ·{" "}
        {strong(`${format.count(Math.ceil(paint.cost.ms))} ms`)}
      </span>
    </p>
  );
}

function Age({ since, tone }: { since: number; tone: string }) {
  const text = useTranslations("page");
  return (
    <>
      {" · "}
      <span className={`font-medium ${tone}`}>{text("old", { age: useAge(since) })}</span>
    </>
  );
}

function DatedAhead({ lines, until }: { lines: number; until: string }) {
  const text = useTranslations("page");
  const format = useFormat();
  if (Date.parse(until) - useNow(1000) < notableMs) return null;
  return (
    <>
      {" · "}
      <span title={text("datedUntil", { time: format.instant(until) })} className="font-medium text-warn">
        {text("datedAhead", { lines })}
      </span>
    </>
  );
}

function storeDay(instant: string, timeZone: string): string {
  return storeClock(new Date(instant), timeZone).slice(0, 10);
}

function NewestSale({ at }: { at: string }) {
  const text = useTranslations("page");
  const live = useTranslations("live");
  const now = useNow(1000);
  const strong = (chunk: ReactNode) => <span className="font-medium text-ink2">{chunk}</span>;
  return <> · {text.rich("newest", { day: live("ago", ageOf(now - Date.parse(at))), b: strong })}</>;
}
