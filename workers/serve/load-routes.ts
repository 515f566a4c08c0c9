/** Starting, watching and cancelling loads. */
import { AppError } from "../../lib/errors.ts";
import { LoadRequest } from "../../lib/load/load-run.ts";
import type { Api, ApiParts } from "./api.ts";

const recentLoads = 20;

export function addLoadRoutes(api: Api, { loads }: ApiParts): void {
  api.get("/v1/loads", async (context) => context.json({ loads: await loads.recent(recentLoads) }));
  api.post("/v1/loads", async (context) => {
    const request = parseLoadRequest(await context.req.text());
    const { trusted } = context.get("caller");
    return context.json(await loads.start(request, { anyFolder: trusted }), 202);
  });
  api.get("/v1/loads/:id", async (context) => context.json(await loads.get(parseLoadId(context.req.param("id")))));
  api.delete("/v1/loads/:id", async (context) => context.json(await loads.cancel(parseLoadId(context.req.param("id"))), 202));
}

function parseLoadId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("not_found", `There is no load "${text.slice(0, 200)}".`);
  return Number(text);
}

/** An empty body is a load of the inbox. Unknown names are refused: a misspelt option must not be lost. */
function parseLoadRequest(body: string): LoadRequest {
  const parsed = LoadRequest.strict().safeParse(body === "" ? {} : parseJson(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".");
  throw new AppError("invalid_parameter", `${field || "body"}: ${issue?.message ?? "cannot be read"}`, { field: field || "body" });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("invalid_parameter", "body: not JSON", { field: "body", cause });
  }
}
