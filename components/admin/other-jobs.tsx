"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { Job, JobKind } from "../../lib/jobs/job.ts";
import { JobProgress } from "./job-progress.tsx";
import { useJobs } from "./use-job.ts";

/** The page that shows jobs of a kind itself. */
const places: Record<JobKind, string> = {
  load: "/admin/loads",
  roll_back: "/admin/loads",
  flight_check: "/admin/loads",
  purge: "/admin/simulator",
  simulation: "/admin/simulator",
  replay: "/admin/dead-letters",
  rebuild: "/admin/pipeline",
  self_check: "/admin/pipeline",
  backup: "/admin/backup",
};

/** At the foot of every admin page: what is under way elsewhere and, for who saw it run, what came of it. */
export function OtherJobs() {
  const path = usePathname();
  const { jobs } = useJobs();
  const [seen, setSeen] = useState<Job[]>([]);
  const [closed, setClosed] = useState<number[]>([]);
  const fresh = jobs.filter((job) => job.state === "running" && !seen.some(({ id }) => id === job.id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const shown = seen.filter(({ id, kind }) => !closed.includes(id) && places[kind] !== path);
  if (shown.length === 0) return null;
  return (
    <div className="gutter fixed inset-x-0 bottom-0 z-20 divide-y divide-line border-line border-t bg-surface">
      {shown.map((job) => (
        <JobProgress key={job.id} job={job} onClose={() => setClosed([...closed, job.id])} />
      ))}
    </div>
  );
}
