"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import type { FilterValues } from "../../lib/sales/filter-values.ts";
import { toSearch } from "../../lib/sales/search-params.ts";
import { ask } from "./ask.ts";

const typingPauseMs = 200;

type FilterValuesQuestion = {
  /** The lines that the page is about, as the API is asked for them. */
  lines: string;
  dimension: FilterName;
  /** What the reader typed. */
  search?: string;
  isNeeded?: boolean;
};

/** The values of one dimension with what each brings; while others are asked for, those found before. */
export function useFilterValues({ lines, dimension, search = "", isNeeded = true }: FilterValuesQuestion) {
  const words = usePaused(search);
  return useQuery({
    queryKey: ["filter-values", lines, dimension, words],
    queryFn: ({ signal }) => ask<FilterValues>(`/v1/filter-values?${lines}&${toSearch({ dimension, search: words })}`, signal),
    enabled: isNeeded,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** What was typed, once the reader pauses. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed === "" ? typed : paused;
}
