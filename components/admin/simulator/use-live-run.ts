"use client";
import { type Query, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { LiveRun } from "../../../lib/simulate/simulator.ts";
import { ask } from "../../dashboard/ask.ts";

type Answer = { run: LiveRun | null };

const runningMs = 1_000;
/** Somebody else may start one. */
const restingMs = 3_000;

/** The run under way, as it goes on; when it ends the page is shown as it is then. */
export function useLiveRun() {
  const router = useRouter();
  const { data, error, refetch } = useQuery({
    queryKey: ["simulator", "live"],
    queryFn: ({ signal }) => ask<Answer>("/v1/simulator/live", signal),
    retry: false,
    refetchInterval: ({ state }: Query<Answer>) => (state.data?.run ? runningMs : restingMs),
  });
  const runId = data?.run?.runId ?? null;
  const before = useRef(runId);
  useEffect(() => {
    if (before.current !== runId) router.refresh();
    before.current = runId;
  }, [runId, router]);
  return { run: data?.run ?? null, error, look: refetch };
}
