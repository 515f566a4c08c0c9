"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { againAfter, ask } from "./ask.ts";

const pageRows = 50;
/** As many as the API lists at once. */
const mostRows = 500;

/** A list of the API from its beginning, longer with every `onMore`; null once that is as long as it gets. It stands still until `refetch`. */
export function useList<T>(path: "/v1/dead-letters" | "/v1/superseded") {
  const [limit, setLimit] = useState(pageRows);
  const answer = useQuery({
    queryKey: [path, limit],
    queryFn: ({ signal }) => ask<T>(`${path}?limit=${limit}`, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: againAfter,
    retry: false,
  });
  return { answer, onMore: limit < mostRows ? () => setLimit(Math.min(mostRows, limit + pageRows)) : null };
}
