"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { Job, Jobs } from "../../lib/jobs/job.ts";
import { send } from "../dashboard/ask.ts";
import { useAct } from "./use-act.ts";

/** Starts long work; it is seen at once wherever jobs of its kind are listed. False: it was not started. */
export function useStartJob() {
  const client = useQueryClient();
  const { act, ...state } = useAct();
  const see = (job: Job) =>
    client.setQueriesData<Jobs>({ queryKey: ["jobs"], predicate: ({ queryKey }) => queryKey[1] === "all" || queryKey[1] === job.kind }, (before) => {
      return before && { jobs: [job, ...before.jobs.filter(({ id }) => id !== job.id)] };
    });
  const start = (path: string, body?: unknown): Promise<boolean> =>
    act(async () => {
      await client.cancelQueries({ queryKey: ["jobs"] });
      see(await send<Job>("POST", path, body));
      void client.invalidateQueries({ queryKey: ["jobs"] });
    });
  return { start, ...state };
}
