"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Job, JobKind } from "../../../lib/jobs/job.ts";
import { useJobs } from "../use-job.ts";

const kinds: JobKind[] = ["load", "roll_back", "flight_check"];
const sorry: Job["state"][] = ["failed", "broken_off"];

/** What the loads' page shows of jobs: what is under way, what was seen to run, and the last where it did not go well. */
export function useLoadJobs(first: Job[]) {
  const all = useJobs({ limit: 20 }, first);
  const jobs = all.jobs.filter(({ kind }) => kinds.includes(kind));
  const [seen, setSeen] = useState<number[]>([]);
  const [closed, setClosed] = useState<number[]>([]);
  const fresh = jobs.filter(({ id, state }) => state === "running" && !seen.includes(id));
  if (fresh.length > 0) setSeen([...seen, ...fresh.map(({ id }) => id)]);
  const [last] = jobs;
  useFresh(last);
  const isShown = (job: Job) => !closed.includes(job.id) && job === last && (seen.includes(job.id) || sorry.includes(job.state));
  return {
    running: jobs.find(({ state }) => state === "running") ?? null,
    shown: jobs.find(isShown) ?? null,
    close: (id: number) => setClosed([...closed, id]),
  };
}

/** The page is shown as it is then, also where somebody else's job began and ended between two looks. */
function useFresh(last: Job | undefined): void {
  const router = useRouter();
  const moment = last === undefined || last.state === "running" ? null : last.id;
  const seen = useRef(moment);
  useEffect(() => {
    if (moment === null || moment === seen.current) return;
    seen.current = moment;
    router.refresh();
  }, [moment, router]);
}
