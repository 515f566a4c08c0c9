import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson, dayMs, openSmallAccess, place, type SmallAccess } from "./access.fixture.ts";
import { ensureFirstAdmin } from "./first-admin.ts";

const nothingSet = { adminPassword: undefined, adminPasswordFile: undefined };
const admin = { name: "admin", ...place };
const ada = { user: "ada", role: "admin" as const };
const chosen = "a river of money";

describe("the first password, and those that follow", () => {
  let small: SmallAccess;
  beforeEach(() => {
    small = openSmallAccess();
  });
  afterEach(() => small.close());

  it("is made at the first start alone, and must be changed", async () => {
    const password = (await ensureFirstAdmin(small.state, nothingSet)) ?? "";
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await ensureFirstAdmin(small.state, nothingSet)).toBeNull();
    expect(small.access.isFirstStart()).toBe(true);
    const first = await small.access.signIn({ ...admin, password });
    expect(first.mustChangePassword).toBe(true);
    expect(small.access.isFirstStart()).toBe(false);
    const second = await small.access.password.change({ session: first.key, current: password, next: chosen, ...place });
    expect(small.access.callers.whoAsks({ session: first.key }).caller).toBeNull();
    expect(small.access.callers.whoAsks({ session: second.key })).toMatchObject({ caller: { user: "admin", role: "admin" }, mustChangePassword: false });
    await expect(small.access.signIn({ ...admin, password })).rejects.toMatchObject({ code: "wrong_password" });
  });

  it("is the setting's, by text or by file, and need not be changed", async () => {
    expect(await ensureFirstAdmin(small.state, { ...nothingSet, adminPassword: chosen })).toBeNull();
    expect(await small.access.signIn({ ...admin, password: chosen })).toMatchObject({ mustChangePassword: false });
    const other = openSmallAccess();
    const folder = mkdtempSync(join(tmpdir(), "caudal-password-"));
    writeFileSync(join(folder, "password"), `${chosen}\n`);
    await ensureFirstAdmin(other.state, { ...nothingSet, adminPasswordFile: join(folder, "password") });
    expect(await other.access.signIn({ ...admin, password: chosen })).toMatchObject({ mustChangePassword: false });
    rmSync(folder, { recursive: true });
    other.close();
  });

  it.each([
    [{ adminPassword: "short" }, "ADMIN_PASSWORD: A password has 12 characters at least."],
    [{ adminPasswordFile: "/nowhere/password" }, "ADMIN_PASSWORD_FILE=/nowhere/password: cannot be read"],
  ])("refuses the setting %o by name", async (setting, message) => {
    await expect(ensureFirstAdmin(small.state, { ...nothingSet, ...setting })).rejects.toMatchObject({
      code: "setting_invalid",
      message: expect.stringContaining(message),
    });
    expect(small.state.accounts.all()).toEqual([]);
  });

  it("is not changed without the present one, to itself, or to one too short", async () => {
    await addPerson(small, "vic", "viewer", chosen);
    const { key: session } = await small.access.signIn({ ...place, name: "vic", password: chosen });
    const change = (current: string, next: string) => small.access.password.change({ session, current, next, ...place });
    await expect(change("something else", "another river")).rejects.toMatchObject({ code: "wrong_password", value: "4" });
    await expect(change(chosen, chosen)).rejects.toMatchObject({ field: "password", value: "same" });
    await expect(change(chosen, "short")).rejects.toMatchObject({ field: "password", value: "too_short" });
    await expect(small.access.password.change({ session: "forged", current: chosen, next: "another river", ...place })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("is chosen by a link once, while it is not over", async () => {
    const { key, accountId } = small.access.people.invite({ name: "vic", role: "viewer", days: 7 }, ada);
    expect(small.access.password.link(key)).toMatchObject({ name: "vic", purpose: "join" });
    await expect(small.access.password.join({ key, password: "short", ...place })).rejects.toMatchObject({ field: "password" });
    const { key: session } = await small.access.password.join({ key, password: chosen, ...place });
    expect(small.access.callers.whoAsks({ session }).caller).toMatchObject({ account: accountId, role: "viewer" });
    await expect(small.access.password.join({ key, password: "another river", ...place })).rejects.toMatchObject({ code: "link_over" });
    const late = small.access.people.invite({ name: "eve", role: "viewer", days: 1 }, ada);
    small.clock.now += dayMs;
    expect(() => small.access.password.link(late.key)).toThrow(expect.objectContaining({ code: "link_over" }));
  });

  it("is chosen by one of two who use the link at once", async () => {
    const { key } = small.access.people.invite({ name: "vic", role: "viewer", days: 7 }, ada);
    const both = await Promise.allSettled(["river of gold", "river of mud!"].map((password) => small.access.password.join({ key, password, ...place })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is made anew for an admin who is locked out, whoever blocked or demoted them", async () => {
    const vic = await addPerson(small, "vic", "viewer", chosen);
    const { key: session } = await small.access.signIn({ ...place, name: "vic", password: chosen });
    small.state.accounts.setBlocked(vic.accountId, small.clock.now);
    const { password } = await small.access.resetAdmin("VIC");
    expect(small.access.callers.whoAsks({ session }).caller).toBeNull();
    const again = await small.access.signIn({ ...place, name: "vic", password });
    expect(again.mustChangePassword).toBe(true);
    expect(small.access.callers.whoAsks({ session: again.key }).caller).toMatchObject({ role: "admin" });
    expect(await small.access.resetAdmin("root")).toMatchObject({ name: "root" });
    expect(small.acts()).toContainEqual(["this machine", "admin_reset", "vic"]);
  });
});
