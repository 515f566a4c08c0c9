/** Starting, watching, cancelling loads and putting them back; flight checks before them. */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import { CheckedLoadRequest, CheckRequest, type KeptCheck, type LastCheck } from "../../lib/load/flight-check.ts";
import { LoadRequest, type Loads } from "../../lib/load/load-run.ts";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";
import type { CallerVariables } from "./caller.ts";
import { parseBody } from "./parse-body.ts";

const recentLoads = 20;

export function addLoadRoutes(api: Api, { loads, access }: Pick<ApiParts, "loads" | "access">): void {
  api.get("/v1/loads", async (context) => context.json({ loads: await loads.recent(recentLoads), ...(await loads.kept()) } satisfies Loads));
  api.post("/v1/loads", async (context) => {
    // An empty body is a load of the inbox.
    const request = parseBody(LoadRequest.strict(), (await context.req.text()) || "{}");
    const caller = context.get("caller");
    const run = await loads.start(request, originOf(context));
    access.audit(caller, { what: "load_started", target: `load ${run.id}`, after: request });
    return context.json(run, 202);
  });
  api.get("/v1/loads/:id", async (context) => context.json(await loads.get(parseLoadId(context.req.param("id")))));
  api.delete("/v1/loads/:id", async (context) => {
    const caller = context.get("caller");
    const run = await loads.cancel(parseLoadId(context.req.param("id")), actorOf(caller));
    access.audit(caller, { what: "load_cancelled", target: `load ${run.id}` });
    return context.json(run, 202);
  });
  api.get("/v1/loads/:id/roll-back", async (context) => context.json(await loads.rollBackEffect(parseLoadId(context.req.param("id")))));
  api.post("/v1/loads/:id/roll-back", async (context) =>
    context.json(await loads.rollBack(parseLoadId(context.req.param("id")), actorOf(context.get("caller"))), 202),
  );
  addCheckRoutes(api, { loads, access });
}

function addCheckRoutes(api: Api, { loads, access }: Pick<ApiParts, "loads" | "access">): void {
  const { checks } = loads;
  api.get("/v1/flight-checks", async (context) => context.json({ last: await checks.last() } satisfies LastCheck));
  api.post("/v1/flight-checks", async (context) => {
    const request = parseBody(CheckRequest.strict(), (await context.req.text()) || "{}");
    return context.json(await loads.check(request, originOf(context)), 202);
  });
  api.get("/v1/flight-checks/:id", async (context) => {
    const { folder: _, ...kept } = await checks.get(context.req.param("id"));
    return context.json(kept satisfies KeptCheck);
  });
  api.delete("/v1/flight-checks/:id", (context) => {
    const { source } = checks.discard(context.req.param("id"));
    access.audit(context.get("caller"), { what: "flight_check_discarded", target: source });
    return context.body(null, 204);
  });
  api.get("/v1/flight-checks/:id/rejects.csv", (context) => {
    const file = checks.rejectsFile(context.req.param("id"));
    const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="rejects.csv"' };
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers });
  });
  api.post("/v1/flight-checks/:id/load", async (context) => {
    const agreed = parseBody(CheckedLoadRequest.strict(), (await context.req.text()) || "{}");
    return context.json(await loads.loadChecked(context.req.param("id"), agreed, actorOf(context.get("caller"))), 202);
  });
}

function originOf(context: Context<CallerVariables>) {
  const caller = context.get("caller");
  return { by: actorOf(caller), anyFolder: caller.trusted };
}

function parseLoadId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("not_found", `There is no load "${text.slice(0, 200)}".`);
  return Number(text);
}
