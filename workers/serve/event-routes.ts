/** Where a shop sends its live orders. */
import { AppError } from "../../lib/errors.ts";
import type { Api, ApiParts } from "./api.ts";

/** After how many seconds a sender may try again when too many events wait. */
export const retryAfterS = 10;

const runHeader = "x-caudal-run-id";

export function addEventRoutes(api: Api, { collect }: Pick<ApiParts, "collect">): void {
  api.post("/v1/events", async (context) => {
    const runId = context.req.header(runHeader);
    if (runId !== undefined && !context.get("caller").trusted) throw new AppError("forbidden", `${runHeader} is for the order simulator alone.`);
    const body = new Uint8Array(await context.req.arrayBuffer());
    const attributes: Record<string, string> = runId === undefined ? {} : { simulated: "true", run_id: runId };
    return context.json(await collect({ body, contentType: context.req.header("content-type"), attributes }), 202);
  });
}
