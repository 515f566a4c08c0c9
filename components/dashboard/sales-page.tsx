"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { memo, useCallback, useState } from "react";
import type { Locale } from "../../lib/format.ts";
import type { Detail } from "../../lib/sales/detail.ts";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import type { FilterValues } from "../../lib/sales/filter-values.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { toSearch } from "../../lib/sales/search-params.ts";
import type { Status } from "../../lib/status.ts";
import { Sweep } from "../ui/sweep.tsx";
import { FormatProvider } from "../ui/use-format.tsx";
import { ask } from "./ask.ts";
import { Banners } from "./banners.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Header } from "./header.tsx";
import { KpiRow } from "./kpi-row.tsx";
import { LoadNews } from "./load-news.tsx";
import { changed, filtersOf, linesSearch, type PageQuery, type PageQueryChange, paintSearch, usePageQuery } from "./page-query.ts";
import { SalesPanels } from "./sales-panels.tsx";
import { Stamp } from "./stamp.tsx";
import type { DetailQuery } from "./use-detail.ts";
import { type LivePaint, useLivePaint } from "./use-live-paint.ts";

type SalesPageProps = { paint: Paint /** null: this reader sees no orders. */; detail: Detail | null; status: Status; locale: Locale; shownAt: string };

async function countOrders(search: string): Promise<number> {
  return (await ask<Paint>(`/v1/paint?${search}`)).kpis.orders;
}

export function SalesPage(props: SalesPageProps) {
  const [client] = useState(() => new QueryClient());
  const { currency, timeZone } = props.paint.store;
  return (
    <QueryClientProvider client={client}>
      <FormatProvider locale={props.locale} currency={currency} timeZone={timeZone}>
        <Sales {...props} />
      </FormatProvider>
    </QueryClientProvider>
  );
}

function Sales({ detail, ...first }: SalesPageProps) {
  const [query, setQuery] = usePageQuery();
  return (
    <SalesView {...useLivePaint<Paint>({ path: "/v1/paint", search: paintSearch(query), first })} query={query} setQuery={setQuery} firstDetail={detail} />
  );
}

type SalesViewProps = LivePaint<Paint> & {
  query: PageQuery;
  setQuery: ReturnType<typeof usePageQuery>[1];
  firstDetail: Detail | null;
};

/** Drawn anew only when something of it changes, not for every change of the address. */
const SalesView = memo(function SalesView({ paint, stale, isSlow, askSoon, whenPainted, retry, query, setQuery, load, firstDetail }: SalesViewProps) {
  const text = useTranslations("page");
  const filters = filtersOf(query);
  const lines = linesSearch(query);
  const csvHref = `/api/v1/detail.csv?${lines}`;
  const loadValues = useCallback(
    (dimension: FilterName, words: string) => ask<FilterValues>(`/v1/filter-values?${lines}&${toSearch({ dimension, search: words })}`),
    [lines],
  );

  function change(next: PageQueryChange) {
    askSoon(paintSearch(changed(query, next)));
    void setQuery(next);
  }

  /** The tiles come first: rows are counted while those are drawn. */
  async function loadDetail(detailQuery: DetailQuery): Promise<Detail> {
    await whenPainted();
    return ask(`/v1/detail?${lines}&${toSearch(detailQuery)}`);
  }

  function onFilter(name: FilterName, value: string) {
    const values: string[] = query[name];
    change({ [name]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] });
  }

  return (
    <>
      <Header storeName={paint.store.name}>
        <Stamp paint={paint} stale={stale} />
      </Header>
      <Banners paint={paint} stale={stale} onRetry={retry} />
      <FilterBar paint={paint} query={query} onChange={change} loadValues={loadValues} exportHref={firstDetail === null ? null : csvHref} />
      <main id="main" tabIndex={-1} className="outline-none gutter relative pb-32 tablet:pb-14">
        <h1 className="sr-only">{text("sales")}</h1>
        {isSlow && <Sweep />}
        <KpiRow paint={paint} />
        {paint.kpis.lines === 0 ? (
          <EmptyState paint={paint} query={query} onChange={change} countOrders={countOrders} />
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
