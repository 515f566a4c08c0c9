/** Loads of the inbox by themselves: when, and what came of them. */
import { InboxPlan } from "../../lib/inbox/inbox-loads.ts";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

export function addInboxRoutes(api: Api, { inbox }: Pick<ApiParts, "inbox">): void {
  api.get("/v1/inbox", async (context) => context.json(await inbox.status()));
  api.patch("/v1/inbox", async (context) => {
    inbox.setPlan(parseBody(InboxPlan, await context.req.text()), actorOf(context.get("caller")));
    return context.json(await inbox.status());
  });
  api.post("/v1/inbox/again", (context) => {
    inbox.again(actorOf(context.get("caller")));
    return context.body(null, 204);
  });
}
