/** What web asks for somebody who stands at the door, and what commands of this machine ask: the reset of a locked-out admin, the end of the worker. */
import { z } from "zod";
import { CallerRequest, type Door, JoinRequest, PasswordRequest, ProviderSignIn, SignInRequest } from "../../lib/auth/web-door.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

const SignOut = z.object({ session: z.string(), address: z.string().nullable() });
const Link = z.object({ key: z.string().max(200) });
const Reset = z.object({ name: z.string().min(1).max(120) });

export function addDoorRoutes(api: Api, { access, status, end }: Pick<ApiParts, "access" | "status" | "end">): void {
  const read = async <T>(context: { req: { text(): Promise<string> } }, schema: z.ZodType<T>) => parseBody(schema, await context.req.text());

  api.get("/web/door", async (context) => {
    const { store } = await status();
    const door: Door = { storeName: store.name, isFirstStart: access.isFirstStart(), hasCollectToken: access.hasCollectToken() };
    return context.json(door);
  });
  api.post("/web/caller", async (context) => context.json(access.callers.whoAsks(await read(context, CallerRequest))));
  api.post("/web/sign-in", async (context) => context.json(await access.signIn(await read(context, SignInRequest))));
  api.post("/web/provider-sign-in", async (context) => context.json(access.signInByProvider(await read(context, ProviderSignIn))));
  api.post("/web/sign-out", async (context) => {
    const { session, address } = await read(context, SignOut);
    access.callers.signOut(session, address);
    return context.body(null, 204);
  });
  api.post("/web/password", async (context) => context.json(await access.password.change(await read(context, PasswordRequest))));
  api.post("/web/invitation", async (context) => context.json(access.password.link((await read(context, Link)).key)));
  api.post("/web/join", async (context) => context.json(await access.password.join(await read(context, JoinRequest))));
  api.post("/web/end", (context) => {
    setImmediate(end);
    return context.json({ isEnding: true }, 202);
  });
  api.post("/web/admin-reset", async (context) => context.json(await access.resetAdmin((await read(context, Reset)).name)));
}
