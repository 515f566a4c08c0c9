/** Refused events, and what admins do with them. */
import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import { LetterChoice, LetterState, mostChosen } from "../../lib/events/letter-choice.ts";
import { DiscardRequest, LetterText, RepairRequest, TakeBackRequest } from "../../lib/events/letter-replies.ts";
import { PageParams, parseSearch } from "../../lib/sales/parse-params.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";
import { streamText } from "./stream-text.ts";

const { field, rule, search, through } = LetterChoice.shape;
const ChoiceSearch = PageParams.extend({ state: LetterState.default("open"), field, rule, search, through });

export function addLetterRoutes(api: Api, { letters }: Pick<ApiParts, "letters">): void {
  api.get("/v1/dead-letters", async (context) => {
    const { page, choice } = choiceOf(context);
    return context.json(await letters.list(page, choice));
  });
  api.get("/v1/dead-letters.ndjson", (context) => exportLetters(context, letters));
  api.get("/v1/dead-letter-groups", async (context) => context.json(await letters.groups()));
  api.get("/v1/dead-letters/:id", async (context) => context.json(await letters.whole(context.req.param("id"))));
  api.post("/v1/dead-letters/:id/check", async (context) => {
    const { body } = parseBody(LetterText, await context.req.text());
    return context.json(await letters.check(context.req.param("id"), body));
  });
  api.post("/v1/dead-letters/effect", async (context) => {
    const request = parseBody(RepairRequest, await context.req.text());
    return context.json(await letters.effect(request, context.req.raw.signal));
  });
  api.post("/v1/dead-letters/replay", async (context) => {
    const request = parseBody(RepairRequest, await context.req.text());
    return context.json(letters.replay(request, context.get("caller")), 202);
  });
  api.post("/v1/dead-letters/discard", async (context) => {
    const { choice, reason } = parseBody(DiscardRequest, await context.req.text());
    return context.json(await letters.discard(choice, reason, context.get("caller")));
  });
  api.post("/v1/dead-letters/take-back", async (context) => {
    const { choice } = parseBody(TakeBackRequest, await context.req.text());
    return context.json(await letters.takeBack(choice, context.get("caller")));
  });
}

function exportLetters(context: Context, letters: ApiParts["letters"]): Response {
  const gone = new AbortController();
  const stop = () => gone.abort(new AppError("asker_gone", "Whoever asked for this export has left."));
  const { choice } = choiceOf(context);
  const body = streamText(letters.ndjson(choice, gone.signal), { stop });
  const headers = {
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="dead-letters-${choice.state}.ndjson"`,
  };
  return new Response(body, { headers });
}

/** `id`, repeated, names single ones. */
function choiceOf(context: Context) {
  const asked = new URL(context.req.url).searchParams;
  const ids = asked.getAll("id");
  if (ids.length > mostChosen) throw new AppError("invalid_parameter", `id: at most ${mostChosen} can be named`, { field: "id" });
  asked.delete("id");
  const { limit, offset, ...choice } = parseSearch(ChoiceSearch, asked);
  return { page: { limit, offset }, choice: ids.length === 0 ? choice : { ...choice, ids } };
}
