/** Starting, watching and cancelling loads. */
import { AppError } from "../../lib/errors.ts";
import { LoadRequest } from "../../lib/load/load-run.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

const recentLoads = 20;

export function addLoadRoutes(api: Api, { loads, access }: Pick<ApiParts, "loads" | "access">): void {
  api.get("/v1/loads", async (context) => context.json({ loads: await loads.recent(recentLoads) }));
  api.post("/v1/loads", async (context) => {
    const body = await context.req.text();
    // An empty body is a load of the inbox.
    const request = parseBody(LoadRequest.strict(), body === "" ? "{}" : body);
    const caller = context.get("caller");
    const run = await loads.start(request, { anyFolder: caller.trusted });
    access.audit(caller, { what: "load_started", target: `load ${run.id}`, after: request });
    return context.json(run, 202);
  });
  api.get("/v1/loads/:id", async (context) => context.json(await loads.get(parseLoadId(context.req.param("id")))));
  api.delete("/v1/loads/:id", async (context) => {
    const run = await loads.cancel(parseLoadId(context.req.param("id")));
    access.audit(context.get("caller"), { what: "load_cancelled", target: `load ${run.id}` });
    return context.json(run, 202);
  });
}

function parseLoadId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("not_found", `There is no load "${text.slice(0, 200)}".`);
  return Number(text);
}
