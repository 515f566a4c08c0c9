/** Watching and cancelling long work. */
import { AppError } from "../../lib/errors.ts";
import { JobsParams } from "../../lib/jobs/job.ts";
import { parseSearch } from "../../lib/sales/parse-params.ts";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";

export function addJobRoutes(api: Api, { jobs }: Pick<ApiParts, "jobs">): void {
  api.get("/v1/jobs", (context) => context.json({ jobs: jobs.newest(parseSearch(JobsParams, new URL(context.req.url).searchParams)) }));
  api.get("/v1/jobs/:id", (context) => context.json(jobs.get(parseJobId(context.req.param("id")))));
  api.post("/v1/jobs/:id/cancel", (context) => context.json(jobs.cancel(parseJobId(context.req.param("id")), actorOf(context.get("caller"))), 202));
}

function parseJobId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("not_found", `There is no job "${text.slice(0, 200)}".`);
  return Number(text);
}
