/** Without any account nobody could make one: the first start makes `admin`. */
import { readFileSync } from "node:fs";
import { hashPassword } from "../../lib/auth/password-hash.ts";
import { faultOfPassword, wrongPasswordChoice } from "../../lib/auth/password-rules.ts";
import type { Config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";
import { machine } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";
import { makeOneTimePassword } from "./one-time-password.ts";

const name = "admin";

/** The password to print, to be changed at the first sign-in; null where there are accounts, or the settings give one. Throws AppError `setting_invalid`. */
export async function ensureFirstAdmin(state: State, settings: Pick<Config, "adminPassword" | "adminPasswordFile">): Promise<string | null> {
  if (state.accounts.all().length > 0) return null;
  const given = givenPassword(settings);
  const oneTime = given === null ? makeOneTimePassword() : null;
  const passwordHash = await hashPassword(given ?? oneTime ?? "");
  state.transaction(() => {
    state.accounts.add({ name, role: "admin", passwordHash, mustChangePassword: oneTime !== null, madeBy: "machine", createdAt: state.now() });
    state.audit.add(machine, { what: "account_made", target: name, after: { role: "admin" } });
  });
  return oneTime;
}

function givenPassword({ adminPassword, adminPasswordFile }: Pick<Config, "adminPassword" | "adminPasswordFile">): string | null {
  const given = adminPassword ?? (adminPasswordFile === undefined ? null : readPassword(adminPasswordFile));
  if (given === null) return null;
  const fault = faultOfPassword(given, name);
  if (!fault) return given;
  const setting = adminPassword === undefined ? `ADMIN_PASSWORD_FILE=${adminPasswordFile}` : "ADMIN_PASSWORD";
  throw new AppError("setting_invalid", `Settings are wrong:\n  ${setting}: ${wrongPasswordChoice(fault).message}`);
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new AppError("setting_invalid", `Settings are wrong:\n  ADMIN_PASSWORD_FILE=${file}: cannot be read`, { cause });
  }
}
