/** What admins do with the keys of programs. Each act and its audit line are written together. */
import type { z } from "zod";
import type { ApiToken, NewToken, TokenRequest } from "../../lib/auth/api-tokens.ts";
import type { Caller } from "../../lib/auth/authorize.ts";
import { AppError } from "../../lib/errors.ts";
import type { State } from "../../lib/state/open-state.ts";
import type { Token } from "../../lib/state/tokens.ts";
import { actorOf } from "./actor.ts";

export function createApiTokens({ tokens, audit, transaction }: State) {
  return {
    all: (): ApiToken[] => tokens.all().map(apiTokenOf),
    make({ name, kind }: z.infer<typeof TokenRequest>, by: Caller): NewToken {
      return transaction(() => {
        const { key, token } = tokens.make({ name, kind, createdBy: by.user });
        audit.add(actorOf(by), { what: "token_made", target: name, after: { kind, ending: token.ending } });
        return { key, token: apiTokenOf(token) };
      });
    },
    /** Throws AppError `not_found`. */
    revoke(tokenId: string, by: Caller): void {
      transaction(() => {
        const token = tokens.byId(tokenId);
        if (!token) throw new AppError("not_found", `There is no token "${tokenId.slice(0, 200)}".`);
        tokens.revoke(tokenId);
        audit.add(actorOf(by), { what: "token_revoked", target: token.name, before: { kind: token.kind, ending: token.ending } });
      });
    },
  };
}

function apiTokenOf({ createdAt, usedAt, ...token }: Token): ApiToken {
  return { ...token, createdAt: new Date(createdAt).toISOString(), usedAt: usedAt === null ? null : new Date(usedAt).toISOString() };
}
