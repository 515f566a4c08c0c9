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
  load: (query: DetailQuery) => Promise<Detail>;
  onGone: () => void;
};

/** The rows to show, and those shown last until they are there. All pages are of the paint's version; when that one is gone, of the newest, which the page follows. */
export function useDetail({ paint, filters, first, load, onGone }: DetailSource) {
  const [view, setView] = useDetailView();
  const [limit, setLimit] = useState(pageRows);
  const [isNewest, setNewest] = useState(false);
  const about = JSON.stringify([paint.range, filters, paint.version]);
  const query: DetailQuery = { ...view, limit, version: isNewest ? undefined : paint.version };
  const key = JSON.stringify([about, query]);
  const [firstKey] = useState(key);
  const shownAbout = useRef(about);

  useEffect(() => {
    if (shownAbout.current === about) return;
    shownAbout.current = about;
    setNewest(false);
    setLimit(pageRows);
    void setView({ offset: 0 }, { history: "replace" });
  }, [about, setView]);

  const answer = useQuery({
    queryKey: ["detail", key],
    queryFn: () => load(query),
    placeholderData: keepPreviousData,
    ...(first !== null && first.version === paint.version && key === firstKey ? { initialData: first } : {}),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: againAfter,
    retry: false,
  });
  const isGone = answer.error instanceof AskError && answer.error.code === "version_gone";
  useEffect(() => {
    if (!isGone) return;
    setNewest(true);
    onGone();
  }, [isGone, onGone]);
  return { view, setView, limit, setLimit, answer, failure: isGone ? null : answer.error };
}
