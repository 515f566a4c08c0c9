"use client";
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { Paint } from "../../lib/sales/paint.ts";
import type { Status } from "../../lib/status.ts";
import { againAfter, ask } from "./ask.ts";
import { useLate } from "./use-late.ts";
import { heardVersion, useStatus, useStream } from "./use-status.ts";

const slowAfterMs = 400;

export type PaintPath = "/v1/paint" | "/v1/live";

type Question<T extends Paint> = {
  path: PaintPath;
  search: string;
  first: { paint: T; status: Status; shownAt: string };
  isPaused?: boolean;
  /** The answer moves with the clock as well. */
  freshMs?: number;
};

export type LivePaint<T extends Paint> = ReturnType<typeof useLivePaint<T>>;

/** The tiles for the address, of the newest version: what is shown stays until the next whole paint is there. One is asked for at a time. */
export function useLivePaint<T extends Paint>({ path, search, first, isPaused = false, freshMs }: Question<T>) {
  const [firstSearch] = useState(search);
  const client = useQueryClient();
  const isCut = useStream(isPaused);
  const status = useStatus(first.status, told);
  const paint = useQuery({
    ...paintOf<T>(path, search),
    ...(search === firstSearch ? { initialData: first.paint, initialDataUpdatedAt: Date.parse(first.shownAt) } : {}),
    placeholderData: keepPreviousData,
    refetchInterval: (asked) => againAfter(asked) || (!isPaused && freshMs) || false,
    retry: false,
  });
  const { refetch: refetchStatus } = status;
  const { refetch: refetchPaint } = paint;
  const isBehind = !isPaused && paint.data !== undefined && !paint.isPlaceholderData && paint.data.version < status.data.version;
  useEffect(() => {
    if (isBehind && paint.fetchStatus === "idle" && paint.error === null) void refetchPaint();
  }, [isBehind, paint.fetchStatus, paint.error, refetchPaint]);

  const [shown, setShown] = useState({ paint: first.paint, search, at: Date.parse(first.shownAt) });
  if (paint.data !== undefined && paint.data !== shown.paint && !paint.isPlaceholderData) setShown({ paint: paint.data, search, at: paint.dataUpdatedAt });
  const retry = useCallback(() => void Promise.all([refetchStatus(), refetchPaint()]), [refetchStatus, refetchPaint]);
  /** Before the page is drawn for its next address: the answer is counted meanwhile. */
  const askSoon = useCallback((next: string) => void client.prefetchQuery(paintOf(path, next)), [client, path]);
  /** Once the tiles for the address are there, or will not be. */
  const whenPainted = useCallback(async () => {
    await client
      .getQueryCache()
      .find(paintOf(path, search))
      ?.promise?.catch(() => undefined);
  }, [client, path, search]);
  const confirmedAt = status.data.version > shown.paint.version ? 0 : (client.getQueryState(["status"])?.dataUpdatedAt ?? 0);
  const since = Math.max(shown.at, confirmedAt);
  return {
    paint: shown.paint,
    load: status.data.load,
    stale: staleness({ paintError: paint.error, isCut, statusError: status.error, since, isOther: shown.search !== search }),
    isSlow: useLate(shown.search !== search && paint.error === null, slowAfterMs),
    askSoon,
    whenPainted,
    retry,
  };
}

function paintOf<T extends Paint>(path: PaintPath, search: string) {
  return {
    queryKey: [path, search],
    queryFn: ({ signal, client }: { signal: AbortSignal; client: QueryClient }) => ask<T>(`${path}?${search}`, signal, heardVersion(client)),
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** Why what is shown may be wrong by now, and since when (ms). `isOther`: it answers the question before, not the one in the address. `isCut`: the stream broke. */
export type Stale = { error: Error | null; since: number; isOther: boolean; isCut: boolean };

type Signs = { paintError: Error | null; isCut: boolean; statusError: Error | null; since: number; isOther: boolean };

function staleness({ paintError, isCut, statusError, since, isOther }: Signs): Stale | null {
  if (paintError !== null) return { error: paintError, since, isOther, isCut: false };
  return isCut ? { error: statusError, since, isOther: false, isCut } : null;
}

/** What the page draws of the status: the rest (memory, sizes) would draw the page anew for nothing. */
function told({ version, load }: Status): Pick<Status, "version" | "load"> {
  return { version, load };
}
