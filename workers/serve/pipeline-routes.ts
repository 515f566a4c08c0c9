/** How the worker fares, part by part, and the levers of an admin. */
import { z } from "zod";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

export function addPipelineRoutes(api: Api, { pipeline: { pauses, report, rebuild, check } }: Pick<ApiParts, "pipeline">): void {
  api.get("/v1/pipeline", async (context) => context.json(await report()));
  api.post("/v1/pipeline/rebuild", async (context) => {
    parseNothing(await context.req.text());
    return context.json(rebuild(actorOf(context.get("caller"))), 202);
  });
  api.post("/v1/pipeline/self-check", async (context) => {
    parseNothing(await context.req.text());
    return context.json(check(actorOf(context.get("caller"))), 202);
  });
  api.post("/v1/ingest/pause", async (context) => context.json(await pauses.pause(context.get("caller"))));
  api.post("/v1/ingest/resume", (context) => {
    pauses.resume(context.get("caller"));
    return context.body(null, 204);
  });
}

/** Whoever says how it is to be done must not think that it was heard. */
function parseNothing(body: string): void {
  parseBody(z.strictObject({}), body === "" ? "{}" : body);
}
