/** Where a shop sends its live orders, and what did not count of them. */
import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import { parsePageParams } from "../../lib/sales/parse-params.ts";
import type { Page } from "../../lib/warehouse/streaming.ts";
import type { Api, ApiParts } from "./api.ts";

const runHeader = "x-caudal-run-id";

export function addEventRoutes(api: Api, { collect, streamLists, simulator }: Pick<ApiParts, "collect" | "streamLists" | "simulator">): void {
  api.post("/v1/events", async (context) => {
    const runId = context.req.header(runHeader);
    if (runId !== undefined && !context.get("caller").trusted) throw new AppError("forbidden", `${runHeader} is for the order simulator alone.`);
    if (runId !== undefined && (await simulator.isPurged(runId))) throw new AppError("conflict", `${runId} was purged: nothing of it counts any more.`);
    checkEncoding(context.req.header("content-encoding"));
    const body = new Uint8Array(await context.req.arrayBuffer());
    const attributes: Record<string, string> = runId === undefined ? {} : { simulated: "true", run_id: runId };
    return context.json(await collect({ body, contentType: context.req.header("content-type"), attributes }), 202);
  });
  api.get("/v1/superseded", async (context) => context.json(await streamLists.superseded(pageOf(context))));
}

/** Compressed lines would pass for refused events. */
function checkEncoding(encoding = "identity"): void {
  if (encoding === "identity") return;
  throw new AppError("invalid_parameter", "content-encoding: Send the events as they are, not compressed", { field: "content-encoding", value: encoding });
}

function pageOf(context: Context): Page {
  return parsePageParams(new URL(context.req.url).searchParams);
}
