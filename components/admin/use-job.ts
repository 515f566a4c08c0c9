"use client";
import { type Query, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Job, JobKind, Jobs } from "../../lib/jobs/job.ts";
import { againAfter, ask } from "../dashboard/ask.ts";

const runningMs = 500;
const restingMs = 5_000;
/** The worker is back within seconds. */
const silentMs = 1_000;

/** A job as it goes on; when it ends the page is shown as it is then. */
export function useJob(first: Job): { job: Job; error: Error | null } {
  const router = useRouter();
  const { data: job, error } = useQuery({
    queryKey: ["job", first.id],
    queryFn: ({ signal }) => ask<Job>(`/v1/jobs/${first.id}`, signal),
    initialData: first,
    retry: false,
    refetchInterval: (query: Query<Job>) => (query.state.data?.state === "running" ? againAfter(query) || runningMs : false),
  });
  const before = useRef(job.state);
  useEffect(() => {
    if (before.current === "running" && job.state !== "running") router.refresh();
    before.current = job.state;
  }, [job.state, router]);
  return { job, error };
}

type Wanted = { kind?: JobKind; limit?: number; onEnd?: () => void };

/** The last first, of a kind or of all; also those that somebody else starts. When one ends the page is shown as it is then. `error`: they may be otherwise by now. */
export function useJobs({ kind, limit = 20, onEnd }: Wanted = {}, first?: Job[]): { jobs: Job[]; error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ["jobs", kind ?? "all", limit],
    queryFn: ({ signal }) => ask<Jobs>(`/v1/jobs?limit=${limit}${kind ? `&kind=${kind}` : ""}`, signal),
    ...(first ? { initialData: { jobs: first } } : {}),
    retry: false,
    refetchInterval: ({ state }: Query<Jobs>) => (state.data?.jobs.some((job) => job.state === "running") ? runningMs : state.error ? silentMs : restingMs),
  });
  useRefresh(data?.jobs, onEnd);
  return { jobs: data?.jobs ?? [], error };
}

/** A short job may have ended before anybody saw it run. */
function useRefresh(jobs: Job[] | undefined, onEnd: (() => void) | undefined): void {
  const router = useRouter();
  const lastEnd = jobs?.reduce((last, { endedAt }) => (endedAt !== null && endedAt > last ? endedAt : last), "");
  const before = useRef(lastEnd);
  useEffect(() => {
    if (before.current !== undefined && lastEnd !== before.current) {
      router.refresh();
      onEnd?.();
    }
    before.current = lastEnd;
  }, [lastEnd, router, onEnd]);
}
