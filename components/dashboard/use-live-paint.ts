"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { Paint } from "../../lib/sales/paint.ts";
import type { Status } from "../../lib/status.ts";
import { againAfter, ask } from "./ask.ts";
import { type PageQuery, paintSearch } from "./page-query.ts";

const restMs = 2000;
/** A worker that is started again answers within this: not worth a word. */
const againAfterMs = 1500;
const loadingMs = 500;
const slowAfterMs = 400;

/** The tiles for the address, of the newest version: what is shown stays until the next whole paint is there. */
export function useLivePaint(query: PageQuery, firstPaint: Paint, firstStatus: Status, firstShownAt: string) {
  const search = paintSearch(query);
  const [firstSearch] = useState(search);
  const client = useQueryClient();
  const status = useQuery({
    queryKey: ["status"],
    queryFn: ({ signal }) => ask<Status>("/v1/status", signal),
    initialData: firstStatus,
    select: news,
    refetchInterval: ({ state }) => (state.data?.load?.state === "running" ? loadingMs : restMs),
    retry: 1,
    retryDelay: againAfterMs,
  });
  const version = Math.max(status.data.version, firstPaint.version);
  const isFirst = search === firstSearch && version === firstPaint.version;
  const paint = useQuery({
    ...paintOf(version, search),
    ...(isFirst ? { initialData: firstPaint, initialDataUpdatedAt: Date.parse(firstShownAt) } : {}),
    placeholderData: keepPreviousData,
    refetchInterval: againAfter,
    retry: false,
  });
  const [shown, setShown] = useState({ paint: firstPaint, search, at: Date.parse(firstShownAt) });
  if (paint.data !== undefined && paint.data !== shown.paint && !paint.isPlaceholderData) setShown({ paint: paint.data, search, at: paint.dataUpdatedAt });
  const { refetch: refetchStatus } = status;
  const { refetch: refetchPaint } = paint;
  const retry = useCallback(() => void Promise.all([refetchStatus(), refetchPaint()]), [refetchStatus, refetchPaint]);
  /** Before the page is drawn for its next address: the answer is counted meanwhile. */
  const askSoon = useCallback((next: PageQuery) => void client.prefetchQuery(paintOf(version, paintSearch(next))), [client, version]);
  /** Once the tiles for the address are there, or will not be. */
  const whenPainted = useCallback(async () => {
    await client
      .getQueryCache()
      .find(paintOf(version, search))
      ?.promise?.catch(() => undefined);
  }, [client, version, search]);
  const error = paint.error ?? status.error;
  const heardAt = error === null || status.data.version !== shown.paint.version ? 0 : (client.getQueryState(["status"])?.dataUpdatedAt ?? 0);
  return {
    paint: shown.paint,
    status: status.data,
    stale: error === null ? null : { error, since: Math.max(shown.at, heardAt), isOther: shown.search !== search },
    isSlow: useLate(paint.isFetching, slowAfterMs),
    askSoon,
    whenPainted,
    retry,
  };
}

function paintOf(version: number, search: string) {
  return {
    queryKey: ["paint", version, search],
    queryFn: ({ signal }: { signal: AbortSignal }) => ask<Paint>(`/v1/paint?${search}`, signal),
    staleTime: 60_000,
  };
}

/** Why what is shown may be wrong by now, and since when (ms). `isOther`: it answers the question before, not the one in the address. */
export type Stale = { error: Error; since: number; isOther: boolean };

/** What the page draws of the status: the rest (memory, sizes) changes with every answer and would draw the page anew for nothing. */
type News = Pick<Status, "version" | "load">;

function news({ version, load }: Status): News {
  return { version, load };
}

/** `isOn`, but only once it has been for `afterMs`. */
function useLate(isOn: boolean, afterMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOn) return setLate(false);
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [isOn, afterMs]);
  return isLate;
}
