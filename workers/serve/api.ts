/** The worker's HTTP API. */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { replyToError } from "../../lib/error-reply.ts";
import { AppError } from "../../lib/errors.ts";
import type { Status } from "../../lib/status.ts";
import type { Uploads } from "../../lib/uploads/open-uploads.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import type { Access } from "../access/open-access.ts";
import type { Backups } from "../backups/backups.ts";
import type { InboxLoads } from "../inbox/inbox-loads.ts";
import type { Jobs } from "../jobs/open-jobs.ts";
import type { Letters } from "../letters/letters.ts";
import type { Places } from "../loads/load-folder.ts";
import type { LoadJobs } from "../loads/load-jobs.ts";
import type { Pipeline } from "../pipeline/open-pipeline.ts";
import type { Simulations } from "../simulator/open-simulations.ts";
import type { Announcer } from "./announcer.ts";
import { addAuditRoutes } from "./audit-routes.ts";
import { addBackupRoutes } from "./backup-routes.ts";
import { type CallerVariables, checkCaller, type Keys } from "./caller.ts";
import type { Collect } from "./collect.ts";
import { addDoorRoutes } from "./door-routes.ts";
import { addEventRoutes } from "./event-routes.ts";
import { addInboxRoutes } from "./inbox-routes.ts";
import { addJobRoutes } from "./job-routes.ts";
import { addLetterRoutes } from "./letter-routes.ts";
import { addLoadRoutes } from "./load-routes.ts";
import type { WorkerMetrics } from "./metrics.ts";
import { addPeopleRoutes } from "./people-routes.ts";
import { addPipelineRoutes } from "./pipeline-routes.ts";
import { addSalesRoutes } from "./sales-routes.ts";
import { addSimulatorRoutes } from "./simulator-routes.ts";
import { addSourceRoutes } from "./source-routes.ts";
import { statusFor } from "./status-for.ts";
import type { StreamLists } from "./stream-lists.ts";
import { addUploadRoutes } from "./upload-routes.ts";
import type { Versions } from "./versions.ts";

export type ApiParts = {
  keys: Keys;
  access: Access;
  collect: Collect;
  streamLists: StreamLists;
  letters: Letters;
  versions: Versions;
  loads: LoadJobs;
  jobs: Jobs;
  backups: Backups;
  /** Ends the worker as if asked to. */
  end: () => void;
  pipeline: Pipeline;
  uploads: Uploads;
  inbox: InboxLoads;
  places: Places;
  simulator: Pick<Warehouse, "shopSample" | "runCounts" | "isPurged">;
  simulations: Simulations;
  metrics: WorkerMetrics;
  status: () => Promise<Status>;
  announcer: Announcer;
  now: () => Date;
  /** After this long a question is answered with `too_slow`. */
  deadlineMs: number;
};

export type Api = Hono<CallerVariables>;

/** Nothing on the way may keep a message back. */
const streamHeaders = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

export function createApi(parts: ApiParts): Api {
  const api: Api = new Hono();
  api.onError((error, context) => answerError(context, error));
  api.notFound((context) => answerError(context, new AppError("not_found", `There is no ${context.req.method} ${context.req.path}.`)));
  api.use(measure(parts.metrics));
  api.get("/healthz", (context) => context.json({ ok: true }));
  api.use(checkCaller(parts.keys, parts.access.callers.ofToken));
  api.use((context, next) => bodyLimit({ maxSize: context.get("maxBodyBytes"), onError: bodyTooLarge })(context, next));
  api.get("/v1/status", async (context) => context.json(statusFor(context.get("caller"), await parts.status())));
  api.get("/v1/stream", (context) => {
    const caller = context.get("caller");
    const stream = parts.announcer.join(caller.role, context.req.header("last-event-id"), () => parts.access.callers.isStillIn(caller));
    return new Response(stream, { headers: streamHeaders });
  });
  api.get("/metrics", async (context) => context.text(await parts.metrics.registry.metrics(), 200, { "content-type": parts.metrics.registry.contentType }));
  addSalesRoutes(api, parts);
  addLoadRoutes(api, parts);
  addJobRoutes(api, parts);
  addInboxRoutes(api, parts);
  addSourceRoutes(api, parts);
  addUploadRoutes(api, parts);
  addBackupRoutes(api, parts);
  addEventRoutes(api, parts);
  addLetterRoutes(api, parts);
  addSimulatorRoutes(api, parts);
  addDoorRoutes(api, parts);
  addPeopleRoutes(api, parts);
  addPipelineRoutes(api, parts);
  addAuditRoutes(api, parts);
  return api;
}

function answerError(context: Context, error: unknown): Response {
  const { status, body } = replyToError(error, context.req);
  if (error instanceof AppError && error.retryAfterS !== undefined) context.header("retry-after", String(error.retryAfterS));
  return context.json(body, status as ContentfulStatusCode);
}

function measure(metrics: WorkerMetrics) {
  return async (context: Context<CallerVariables>, next: () => Promise<void>) => {
    const start = performance.now();
    await next();
    metrics.observeRequest(context.req.method, context.get("route") ?? "other", context.res.status, performance.now() - start);
  };
}

function bodyTooLarge(context: Context<CallerVariables>): never {
  throw new AppError("body_too_large", `A request may carry ${context.get("maxBodyBytes")} bytes.`);
}
