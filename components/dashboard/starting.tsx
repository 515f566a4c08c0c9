"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";
import type { Locale } from "../../lib/format.ts";
import type { Status } from "../../lib/status.ts";
import { FormatProvider } from "../ui/use-format.tsx";
import { Header } from "./header.tsx";
import { LoadNews } from "./load-news.tsx";

const retryMs = 1000;

type StartingProps = { storeName: string | null /** null while the worker does not answer. */; status: Status | null; locale: Locale };

/** While nothing was ever shown: the shape of the page, or how to fill it. Asks again by itself. */
export function Starting({ storeName, status, locale }: StartingProps) {
  const text = useTranslations("page");
  const router = useRouter();
  const [isAsking, startAsking] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const timer = setTimeout(() => startAsking(() => router.refresh()), retryMs);
    return () => clearTimeout(timer);
  }, [router, isAsking]);
  const { currency, timeZone } = status?.store ?? { currency: "USD", timeZone: "UTC" };
  return (
    <FormatProvider locale={locale} currency={currency} timeZone={timeZone}>
      <Header storeName={storeName} isSales>
        <p className="ml-auto flex items-center gap-2 text-ink3 text-note max-tablet:hidden">
          <span aria-hidden="true" className="size-[7px] rounded-full border border-ink3" />
          {text("firstVersion")}
        </p>
      </Header>
      <main id="main" tabIndex={-1} className="gutter pb-24 outline-none">
        <h1 className="sr-only">{text("sales")}</h1>
        {status !== null && isEmpty(status) ? (
          <NothingLoaded refusal={status.load?.error ?? null} />
        ) : (
          <Shape words={text(status === null ? "waiting" : "reading")} />
        )}
      </main>
      <LoadNews load={status?.load ?? null} />
    </FormatProvider>
  );
}

/** Nothing was loaded, and nothing is on its way. */
function isEmpty({ load, serving }: Status): boolean {
  return serving.state === "empty" && load?.state !== "running";
}

function NothingLoaded({ refusal }: { refusal: string | null }) {
  const text = useTranslations("page");
  return (
    <section className="grid justify-items-center gap-2 py-24 text-center tablet:py-36" role="status">
      <h2 className="font-semibold text-h1">{text("nothingLoaded")}</h2>
      <p className="max-w-prose text-balance text-ink2">{text("nothingLoadedRemedy")}</p>
      <p className="mt-3 rounded-control bg-sunken px-4 py-2.5 font-mono text-data">{text("loadCommand")}</p>
      <p className="pt-1 font-mono text-ink3 text-note">customers.csv orders.csv order_items.csv products.csv</p>
      {refusal !== null && <p className="max-w-prose pt-3 text-bad text-data">{text("lastLoad", { reason: refusal })}</p>}
    </section>
  );
}

const kpis = ["revenue", "orders", "customers", "aov"] as const;
/** In percent. */
const columns = [60, 80, 50, 66, 84, 58, 100, 75, 68, 82];
const bars = ["w-full", "w-5/6", "w-2/3", "w-1/2", "w-2/5", "w-1/3"];

/** Blocks where the numbers will be; nothing moves when they come. */
function Shape({ words }: { words: string }) {
  const text = useTranslations("page");
  const charts = useTranslations("charts");
  return (
    <>
      <div className="grid grid-cols-2 border-line border-b desktop:grid-cols-4">
        {kpis.map((kpi) => (
          <div
            key={kpi}
            className="border-line py-4 max-desktop:even:border-l max-desktop:even:pl-4 desktop:py-6 desktop:not-first:border-l desktop:not-first:pl-7"
          >
            <p className="font-medium text-data text-ink2">{text(kpi)}</p>
            <div aria-hidden="true" className="mt-2.5 h-7 w-28 rounded-control bg-sunken tablet:h-9 tablet:w-40" />
            <div aria-hidden="true" className="mt-2.5 h-4 w-20 rounded-control bg-sunken" />
          </div>
        ))}
      </div>
      <p role="status" className="pt-5 text-data text-ink2">
        {words}
      </p>
      <div aria-hidden="true" className="grid gap-10 pt-5 desktop:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div>
          <p className="font-semibold text-title">{charts("over.title", { metric: text("revenue"), grain: "month" })}</p>
          <div className="mt-6 flex h-60 items-end gap-2 tablet:gap-4">
            {columns.map((height) => (
              <span key={height} className="flex-1 rounded-mark bg-sunken" style={{ height: `${height}%` }} />
            ))}
          </div>
        </div>
        <div className="max-desktop:hidden">
          <p className="font-semibold text-title">{charts("category.title")}</p>
          <div className="mt-6 grid gap-5">
            {bars.map((bar) => (
              <span key={bar} className={`h-3.5 rounded-mark bg-sunken ${bar}`} />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
