"use client";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";
import type { Locale } from "../../lib/format.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import type { Status } from "../../lib/status.ts";
import { useFormat } from "../ui/use-format.tsx";
import { Header } from "./header.tsx";
import { LoadNews } from "./load-news.tsx";
import { loadReason } from "./load-reason.ts";
import { PageProviders } from "./page-providers.tsx";
import { LiveShape, OrderShape, SalesShape } from "./starting-shapes.tsx";

const retryMs = 1000;
const unknownStore = { currency: "USD", timeZone: "UTC" };

type StartingProps = {
  storeName: string | null;
  /** null while the worker does not answer. */
  status: Status | null;
  locale: Locale;
  /** Of the order whose page this will be; left out: the sales or the live page. */
  orderId?: string;
};

/** While nothing was ever shown: the shape of the page, or how to fill it. Asks again by itself. */
export function Starting({ storeName, status, locale, orderId }: StartingProps) {
  const text = useTranslations("page");
  const router = useRouter();
  const path = usePathname();
  const [isAsking, startAsking] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const timer = setTimeout(() => startAsking(() => router.refresh()), retryMs);
    return () => clearTimeout(timer);
  }, [router, isAsking]);
  const Shape = orderId !== undefined ? OrderShape : path === "/live" ? LiveShape : SalesShape;
  return (
    <PageProviders store={status?.store ?? unknownStore} locale={locale}>
      <Header storeName={storeName}>
        <p className="ml-auto flex items-center gap-2 text-ink3 text-note max-tablet:hidden">
          <span aria-hidden="true" className="size-[7px] rounded-full border border-ink3" />
          {text("firstVersion")}
        </p>
      </Header>
      <main id="main" tabIndex={-1} className="gutter pb-24 outline-none">
        {orderId === undefined ? (
          <h1 className="sr-only">{text(path === "/live" ? "live" : "sales")}</h1>
        ) : (
          <h1 className="ids break-words pt-8 pb-4 font-semibold text-h1">{text("order", { id: orderId })}</h1>
        )}
        {status !== null && isEmpty(status) ? <NothingLoaded load={status.load} /> : <Shape words={text(status === null ? "waiting" : "reading")} />}
      </main>
      <LoadNews load={status?.load ?? null} />
    </PageProviders>
  );
}

/** Nothing was loaded, and nothing is on its way. */
function isEmpty({ load, serving, isStarting }: Status): boolean {
  return serving.state === "empty" && load?.state !== "running" && !isStarting;
}

function NothingLoaded({ load }: { load: LoadRun | null }) {
  const text = useTranslations("page");
  const words = { text: useTranslations("loadFaults"), format: useFormat() };
  const reason = load && loadReason(load, words);
  return (
    <section className="grid justify-items-center gap-2 py-24 text-center tablet:py-36" role="status">
      <h2 className="font-semibold text-h1">{text("nothingLoaded")}</h2>
      <p className="max-w-prose text-balance text-ink2">{text("nothingLoadedRemedy")}</p>
      <p className="mt-3 rounded-control bg-sunken px-4 py-2.5 font-mono text-data">{text("loadCommand")}</p>
      <p className="pt-1 font-mono text-ink3 text-note">customers.csv orders.csv order_items.csv products.csv</p>
      {reason !== null && <p className="max-w-prose pt-3 text-bad text-data">{text("lastLoad", { reason })}</p>}
    </section>
  );
}
