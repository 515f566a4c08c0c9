"use client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { News, Status } from "../../lib/status.ts";
import { ask } from "./ask.ts";
import { followStream } from "./follow-stream.ts";
import { clockAheadKey } from "./use-clock-ahead.ts";
import { useLate } from "./use-late.ts";

/** A worker that is started again answers within this: not worth a word. */
const graceMs = 3_000;

const key = ["status"];
const options = { queryKey: key, queryFn: ({ signal }: { signal: AbortSignal }) => ask<Status>("/v1/status", signal), retry: false };

/** What `select` takes of the worker's news, as the stream brings them. Asked for only where the stream breaks: then the answer says why. */
export function useStatus<T>(first: Status, select: (status: Status) => T) {
  return useQuery({ ...options, initialData: first, select, enabled: false });
}

/** The newest that the page knows of. */
export function heardVersion(client: QueryClient): number | undefined {
  return client.getQueryData<Status>(key)?.version;
}

/** Keeps what `useStatus` reads up to date, once for a page. True while that does not work. */
export function useStream(isPaused = false): boolean {
  const client = useQueryClient();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    const take = (news: News | Pick<Status, "version">) => client.setQueryData<Status>(key, (status) => status && { ...status, ...news });
    const end = followStream({
      onVersion(version, at) {
        const ahead = Date.now() - at;
        client.setQueryData<number | null>(clockAheadKey, (before) => Math.min(before ?? ahead, ahead));
        take({ version });
      },
      onNews: take,
      onOpen: () => setLost(false),
      onLost() {
        setLost(true);
        void client.prefetchQuery(options);
      },
    });
    return () => {
      end();
      setLost(false);
    };
  }, [client, isPaused]);
  return useLate(isLost, graceMs);
}
