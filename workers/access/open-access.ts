/** Everything about who may come in. */
import { join } from "node:path";
import type { Caller } from "../../lib/auth/authorize.ts";
import { finishRestore } from "../../lib/backup/finish-restore.ts";
import type { Config } from "../../lib/config.ts";
import type { Act, Actor } from "../../lib/state/audit.ts";
import { openState, type State } from "../../lib/state/open-state.ts";
import { actorOf } from "./actor.ts";
import { createApiTokens } from "./api-tokens.ts";
import { createAuditLog } from "./audit-log.ts";
import { createOwnPassword } from "./own-password.ts";
import { createPeople } from "./people.ts";
import { createProviderSignIn } from "./provider-sign-in.ts";
import { resetAdmin } from "./reset-admin.ts";
import { createSignIn } from "./sign-in.ts";
import { createWhoAsks } from "./who-asks.ts";

type AccessSettings = Pick<Config, "oidc" | "storeTimeZone">;
export type Access = ReturnType<typeof createAccess>;

/** Throws as `openState`, and AppError `file_locked` where a restore waits for another process to end. */
export async function openWorkerState({ dataDir }: Pick<Config, "dataDir">): Promise<State> {
  await finishRestore(dataDir);
  return openState(join(dataDir, "state.sqlite"));
}

export function createAccess(state: State, { oidc, storeTimeZone }: AccessSettings) {
  const { prove, signIn } = createSignIn(state);
  return {
    signIn,
    signInByProvider: createProviderSignIn(state, oidc),
    password: createOwnPassword(state, prove),
    people: createPeople(state),
    tokens: createApiTokens(state),
    auditLog: createAuditLog(state, storeTimeZone),
    callers: createWhoAsks(state),
    /** What was done beyond people and tokens. */
    audit: (caller: Caller, act: Act) => state.audit.add(actorOf(caller), act),
    /** The same of somebody who asked for it earlier. */
    auditAs: (by: Actor, act: Act) => state.audit.add(by, act),
    resetAdmin: (name: string) => resetAdmin(state, name),
    /** Whether the printed password of the first start waits to be used. */
    isFirstStart: () => state.accounts.all().every(({ signedInAt, mustChangePassword }) => signedInAt === null && mustChangePassword),
    hasCollectToken: () => state.tokens.hasAny("collect"),
  };
}
