/** People, their sessions, and the keys of programs. */
import { TokenRequest } from "../../lib/auth/api-tokens.ts";
import { Invite, PersonChange } from "../../lib/auth/people.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

export function addPeopleRoutes(api: Api, { access: { people, tokens } }: Pick<ApiParts, "access">): void {
  api.get("/v1/people", (context) => context.json({ people: people.all() }));
  api.post("/v1/people", async (context) => context.json(people.invite(parseBody(Invite, await context.req.text()), context.get("caller")), 201));
  api.patch("/v1/people/:id", async (context) => {
    people.change(context.req.param("id"), parseBody(PersonChange, await context.req.text()), context.get("caller"));
    return context.body(null, 204);
  });
  api.delete("/v1/people/:id", (context) => {
    people.remove(context.req.param("id"), context.get("caller"));
    return context.body(null, 204);
  });
  api.post("/v1/people/:id/link", (context) => context.json(people.giveLink(context.req.param("id"), context.get("caller")), 201));
  api.delete("/v1/people/:id/sessions", (context) => {
    people.endSessions(context.req.param("id"), context.get("caller"));
    return context.body(null, 204);
  });

  api.get("/v1/sessions", (context) => context.json({ sessions: people.ownSessions(context.get("caller")) }));
  api.delete("/v1/sessions/:id", (context) => {
    people.endOwnSession(context.req.param("id"), context.get("caller"));
    return context.body(null, 204);
  });

  api.get("/v1/tokens", (context) => context.json({ tokens: tokens.all() }));
  api.post("/v1/tokens", async (context) => context.json(tokens.make(parseBody(TokenRequest, await context.req.text()), context.get("caller")), 201));
  api.delete("/v1/tokens/:id", (context) => {
    tokens.revoke(context.req.param("id"), context.get("caller"));
    return context.body(null, 204);
  });
}
