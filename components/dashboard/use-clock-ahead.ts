"use client";
import { useQuery } from "@tanstack/react-query";

export const clockAheadKey = ["clock-ahead"];

/** Milliseconds by which the reader's clock is ahead of the worker's, with what the quickest message took; null until one came. */
export function useClockAhead(): number | null {
  const { data } = useQuery<number | null>({ queryKey: clockAheadKey, queryFn: () => null, enabled: false, initialData: null });
  return data;
}
