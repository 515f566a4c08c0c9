/** How a job ended for the eye: one that ran well may have found something bad. */
import type { Job } from "../../lib/jobs/job.ts";

export type JobEnding = Job["state"] | "unloadable" | "differs";

export function jobEnding({ state, kind, outcome }: Pick<Job, "state" | "kind" | "outcome">): JobEnding {
  if (state !== "done" || outcome === null) return state;
  const { after, differences } = outcome as { after?: string | null; differences?: number };
  if (kind === "flight_check" && after === null) return "unloadable";
  return kind === "self_check" && differences !== undefined && differences > 0 ? "differs" : state;
}
