"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Locale } from "../../lib/format.ts";
import type { Live } from "../../lib/sales/live.ts";
import type { Status } from "../../lib/status.ts";
import { Button } from "../ui/button.tsx";
import { Sweep } from "../ui/sweep.tsx";
import { Banners } from "./banners.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Header } from "./header.tsx";
import { LiveKpis } from "./live-kpis.tsx";
import { LivePanels } from "./live-panels.tsx";
import { LoadNews } from "./load-news.tsx";
import { PageProviders } from "./page-providers.tsx";
import { changed, linesSearch, type PageQuery, type PageQueryChange, paintSearch, usePageQuery } from "./page-query.ts";
import { SpokenRevenue } from "./spoken-revenue.tsx";
import { Stamp } from "./stamp.tsx";
import { useLivePaint } from "./use-live-paint.ts";

type LivePageProps = {
  paint: Live;
  status: Status;
  locale: Locale;
  shownAt: string;
  /** The reader may see the events that were refused. */
  maySeeRefused: boolean;
};

/** The last 24 hours move on by themselves. */
const freshMs = 60_000;

export function LivePage({ locale, shownAt, ...first }: LivePageProps) {
  return (
    <PageProviders store={first.paint.store} locale={locale} shownAt={shownAt}>
      <Shown {...first} shownAt={shownAt} />
    </PageProviders>
  );
}

function Shown({ maySeeRefused, ...first }: Omit<LivePageProps, "locale">) {
  const text = useTranslations("live");
  const [address, setAddress] = usePageQuery();
  const [isPaused, setPaused] = useState(false);
  const query: PageQuery = { ...address, compare: "none" };
  const { paint, load, stale, isSlow, askSoon, retry } = useLivePaint<Live>({ path: "/v1/live", search: paintSearch(query), first, isPaused, freshMs });
  const lines = linesSearch({ ...query, from: query.from ?? paint.range.from, to: query.to ?? paint.range.to });
  const pause = { isPaused, onPause: () => setPaused(!isPaused) };

  function change(next: PageQueryChange) {
    askSoon(paintSearch(changed(query, next)));
    void setAddress(next);
  }

  const empty = paint.kpis.lines === 0 ? <EmptyState path="/v1/live" paint={paint} query={query} onChange={change} /> : null;
  return (
    <>
      <Header storeName={paint.store.name}>
        <Stamp paint={paint} stale={stale} isLive isPaused={isPaused} />
      </Header>
      <Banners paint={paint} firstStatus={first.status} stale={stale} onRetry={retry} />
      <FilterBar
        paint={paint}
        query={query}
        onChange={change}
        lines={lines}
        exportHref={`/api/v1/detail.csv?${lines}`}
        isPlain
        act={<PauseButton {...pause} />}
      />
      <main id="main" tabIndex={-1} className="outline-none gutter relative pb-32 tablet:pb-14">
        <h1 className="sr-only">{text("title")}</h1>
        <SpokenRevenue revenue={paint.kpis.revenue} />
        {isSlow && <Sweep />}
        <LiveKpis paint={paint} />
        {empty !== null && paint.lines.length === 0 ? (
          empty
        ) : (
          <LivePanels paint={paint} firstStatus={first.status} maySeeRefused={maySeeRefused} query={query} onChange={change} pause={pause} empty={empty} />
        )}
      </main>
      <LoadNews load={load} />
    </>
  );
}

function PauseButton({ isPaused, onPause }: { isPaused: boolean; onPause: () => void }) {
  const text = useTranslations("live");
  const Icon = isPaused ? Play : Pause;
  return (
    <Button kind="quiet" onClick={onPause}>
      <Icon aria-hidden="true" className="size-4" />
      {text(isPaused ? "resume" : "pause")}
    </Button>
  );
}
