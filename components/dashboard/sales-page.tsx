"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Locale } from "../../lib/format.ts";
import type { Detail } from "../../lib/sales/detail.ts";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { toSearch } from "../../lib/sales/search-params.ts";
import type { Status } from "../../lib/status.ts";
import { Sweep } from "../ui/sweep.tsx";
import { ask } from "./ask.ts";
import { Banners } from "./banners.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { toggleValue } from "./filter-texts.ts";
import { Header } from "./header.tsx";
import { KpiRow } from "./kpi-row.tsx";
import { LoadNews } from "./load-news.tsx";
import { PageProviders } from "./page-providers.tsx";
import { changed, filtersOf, linesSearch, type PageQuery, type PageQueryChange, paintSearch, usePageQuery } from "./page-query.ts";
import { SalesPanels } from "./sales-panels.tsx";
import { Stamp } from "./stamp.tsx";
import type { DetailQuery } from "./use-detail.ts";
import { type LivePaint, useLivePaint } from "./use-live-paint.ts";

type SalesPageProps = { paint: Paint /** null: this reader sees no orders. */; detail: Detail | null; status: Status; locale: Locale; shownAt: string };

export function SalesPage({ locale, shownAt, ...first }: SalesPageProps) {
  return (
    <PageProviders store={first.paint.store} locale={locale} shownAt={shownAt}>
      <Sales {...first} shownAt={shownAt} />
    </PageProviders>
  );
}

function Sales({ detail, ...first }: Omit<SalesPageProps, "locale">) {
  const [query, setQuery] = usePageQuery();
  return (
    <SalesView
      {...useLivePaint<Paint>({ path: "/v1/paint", search: paintSearch(query), first })}
      query={query}
      setQuery={setQuery}
      firstDetail={detail}
      firstStatus={first.status}
    />
  );
}

type SalesViewProps = LivePaint<Paint> & {
  query: PageQuery;
  setQuery: ReturnType<typeof usePageQuery>[1];
  firstDetail: Detail | null;
  firstStatus: Status;
};

/** Drawn anew only when something of it changes, not for every change of the address. */
const SalesView = memo(function SalesView({
  paint,
  stale,
  isSlow,
  askSoon,
  whenPainted,
  retry,
  query,
  setQuery,
  load,
  firstDetail,
  firstStatus,
}: SalesViewProps) {
  const text = useTranslations("page");
  const filters = filtersOf(query);
  const lines = linesSearch(query);
  const csvHref = `/api/v1/detail.csv?${lines}`;

  function change(next: PageQueryChange) {
    askSoon(paintSearch(changed(query, next)));
    void setQuery(next);
  }

  /** The tiles come first: rows are counted while those are drawn. */
  async function loadDetail(detailQuery: DetailQuery, atLeast: number): Promise<Detail> {
    await whenPainted();
    return ask(`/v1/detail?${lines}&${toSearch(detailQuery)}`, undefined, atLeast);
  }

  function onFilter(name: FilterName, value: string) {
    change(toggleValue(query, name, value));
  }

  return (
    <>
      <Header storeName={paint.store.name}>
        <Stamp paint={paint} stale={stale} />
      </Header>
      <Banners paint={paint} firstStatus={firstStatus} stale={stale} onRetry={retry} />
      <FilterBar paint={paint} query={query} onChange={change} lines={lines} exportHref={firstDetail === null ? null : csvHref} />
      <main id="main" tabIndex={-1} className="outline-none gutter relative pb-32 tablet:pb-14">
        <h1 className="sr-only">{text("sales")}</h1>
        {isSlow && <Sweep />}
        <KpiRow paint={paint} />
        {paint.kpis.lines === 0 ? (
          <EmptyState path="/v1/paint" paint={paint} query={query} onChange={change} />
        ) : (
          <SalesPanels
            paint={paint}
            filters={filters}
            onFilter={onFilter}
            onRange={change}
            onGrain={(grain) => change({ grain })}
            firstDetail={firstDetail}
            loadDetail={loadDetail}
            csvHref={csvHref}
            onGone={retry}
          />
        )}
      </main>
      <LoadNews load={load} />
    </>
  );
});
