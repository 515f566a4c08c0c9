/** Accounts in a folder of their own, with a clock that stands still until it is set. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword } from "../../lib/auth/password-hash.ts";
import type { OidcSettings } from "../../lib/oidc/oidc-settings.ts";
import { openState } from "../../lib/state/open-state.ts";
import { createAccess } from "./open-access.ts";

export const place = { address: "10.0.0.9", agent: "Firefox" };
export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

export function openSmallAccess(oidc: OidcSettings | null = null) {
  const folder = mkdtempSync(join(tmpdir(), "caudal-access-"));
  const clock = { now: Date.UTC(2026, 0, 5, 12) };
  const state = openState(join(folder, "state.sqlite"), () => clock.now);
  return {
    clock,
    state,
    access: createAccess(state, { oidc, storeTimeZone: "America/Santiago" }),
    /** What was done so far, the first first. */
    acts: () =>
      state.audit
        .newest({ limit: 100 })
        .reverse()
        .map(({ who, what, target }) => [who, what, target]),
    close() {
      state.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type SmallAccess = ReturnType<typeof openSmallAccess>;

export async function addPerson({ state }: Pick<SmallAccess, "state">, name: string, role: "viewer" | "admin", password: string) {
  return state.accounts.add({ name, role, passwordHash: await hashPassword(password), madeBy: "admin", createdAt: state.now() });
}
