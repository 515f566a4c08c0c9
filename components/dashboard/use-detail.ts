"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useRef, useState } from "react";
import type { Detail, DetailParams } from "../../lib/sales/detail.ts";
import type { Filters } from "../../lib/sales/filters.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { AskError, againAfter } from "./ask.ts";

export type DetailColumn = DetailParams["sort"];
/** The table's own part of the question; the page adds its range and filters. `version` undefined: the newest. */
export type DetailQuery = Pick<DetailParams, "sort" | "direction" | "search" | "offset" | "limit"> & { version?: number | undefined };
/** `atLeast`: the version that the answer must not lie before. */
export type LoadDetail = (query: DetailQuery, atLeast: number) => Promise<Detail>;

export const pageRows = 13;
const columns = ["order", "date", "customer", "country", "category", "channel", "revenue"] as const satisfies readonly DetailColumn[];

function useDetailView() {
  return useQueryStates(
    {
      sort: parseAsStringLiteral(columns).withDefault("order"),
      direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault("asc"),
      search: parseAsString.withDefault(""),
      offset: parseAsInteger.withDefault(0),
    },
    { history: "push" },
  );
}

type DetailSource = {
  paint: Paint;
  filters: Filters;
  /** What the server put into the page, for the view that the address asked for. */
  first: Detail | null;
  load: LoadDetail;
  onGone: () => void;
};

/** While lines stream in, the table follows at a pace that an eye can. */
const restMs = 2_000;

/**
 * The rows to show, and those shown last until they are there. The first page follows the page's version; further ones are of the version of the page before,
 * and when that one is gone, of the newest.
 */
export function useDetail({ paint, filters, first, load, onGone }: DetailSource) {
  const [view, setView] = useDetailView();
  const [limit, setLimit] = useState(pageRows);
  const [version, setVersion] = useState(first?.version);
  const isFirstPage = view.offset === 0 && limit === pageRows;
  const about = JSON.stringify([paint.range, filters]);
  const query: DetailQuery = { ...view, limit, version: isFirstPage ? undefined : version };
  const key = JSON.stringify([about, query]);
  const [firstKey] = useState(key);
  const shownAbout = useRef(about);

  useEffect(() => {
    if (shownAbout.current === about) return;
    shownAbout.current = about;
    setVersion(undefined);
    setLimit(pageRows);
    void setView({ offset: 0 }, { history: "replace" });
  }, [about, setView]);

  const answer = useQuery({
    queryKey: ["detail", key],
    queryFn: ({ client, queryKey }) => load(query, versionAfter(client.getQueryData<Detail>(queryKey)) ?? query.version ?? paint.version),
    placeholderData: keepPreviousData,
    ...(first !== null && key === firstKey ? { initialData: first } : {}),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: againAfter,
    retry: false,
  });
  const { data, dataUpdatedAt, isFetching, isPlaceholderData, refetch } = answer;
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) setVersion(data.version);
  }, [data, isPlaceholderData]);
  const isBehind = isFirstPage && !isFetching && data !== undefined && data.version < paint.version;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => void refetch(), dataUpdatedAt + restMs - Date.now());
    return () => clearTimeout(timer);
  }, [isBehind, dataUpdatedAt, refetch]);

  const isGone = answer.error instanceof AskError && answer.error.code === "version_gone";
  useEffect(() => {
    if (!isGone) return;
    setVersion(undefined);
    onGone();
  }, [isGone, onGone]);
  return { view, setView, limit, setLimit, answer, failure: isGone ? null : answer.error };
}

/** Rows of any moment after those shown will do, so that pages which show the same share the next ones. */
function versionAfter(shown: Detail | undefined): number | undefined {
  return shown && shown.version + 1;
}
