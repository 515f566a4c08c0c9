import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "../../lib/auth/authorize.ts";
import { addPerson, openSmallAccess, place, type SmallAccess } from "./access.fixture.ts";

const password = "a river of money";

describe("what an admin does with people", () => {
  let small: SmallAccess;
  let ada: Caller;
  let vic: Caller;
  beforeEach(async () => {
    small = openSmallAccess();
    ada = { user: "ada", role: "admin", account: (await addPerson(small, "ada", "admin", password)).accountId, address: "10.0.0.9" };
    vic = { user: "vic", role: "viewer", account: (await addPerson(small, "vic", "viewer", password)).accountId };
  });
  afterEach(() => small.close());
  const people = () => small.access.people;
  const lastAct = () => small.state.audit.newest({ limit: 1 })[0];

  it("shows who is there, in which state", async () => {
    await small.access.signIn({ ...place, name: "vic", password });
    people().invite({ name: "ivo", role: "admin", days: 2 }, ada);
    expect(people().all()).toMatchObject([
      { name: "ada", role: "admin", state: "active", sessions: 0, signedInAt: null, linkExpiresAt: null },
      { name: "ivo", role: "admin", state: "invited", linkExpiresAt: "2026-01-07T12:00:00.000Z" },
      { name: "vic", role: "viewer", state: "active", sessions: 1, signedInAt: "2026-01-05T12:00:00.000Z" },
    ]);
    expect(JSON.stringify(people().all())).not.toContain("argon2");
  });

  it("writes each act down with who, from where, before and after", () => {
    people().change(vic.account ?? "", { role: "admin" }, ada);
    expect(lastAct()).toMatchObject({
      ...{ who: "ada", accountId: ada.account, address: "10.0.0.9", what: "person_changed", target: "vic" },
      before: { role: "viewer", blocked: false },
      after: { role: "admin", blocked: false },
    });
  });

  it("takes effect at once on what is open", async () => {
    const { key: session } = await small.access.signIn({ ...place, name: "vic", password });
    const asks = () => small.access.callers.whoAsks({ session }).caller;
    const stream = asks() ?? vic;
    expect(small.access.callers.isStillIn(stream)).toBe(true);
    people().change(vic.account ?? "", { role: "admin" }, ada);
    expect([asks()?.role, small.access.callers.isStillIn(stream)]).toEqual(["admin", false]);
    people().change(vic.account ?? "", { blocked: true }, ada);
    expect(asks()).toBeNull();
  });

  it("takes a password away with a link, and every session with it", async () => {
    const { key: session } = await small.access.signIn({ ...place, name: "vic", password });
    const { key } = people().giveLink(vic.account ?? "", ada);
    expect(small.access.callers.whoAsks({ session }).caller).toBeNull();
    await expect(small.access.signIn({ ...place, name: "vic", password })).rejects.toMatchObject({ code: "wrong_password" });
    expect(small.access.password.link(key)).toMatchObject({ purpose: "reset" });
    await small.access.password.join({ key, password: "another river", ...place });
    expect(lastAct()).toMatchObject({ who: "vic", what: "password_reset" });
  });

  it("never leaves the shop without an admin who can sign in", () => {
    const refused = expect.objectContaining({ code: "last_admin" });
    people().invite({ name: "ivo", role: "admin", days: 2 }, ada);
    expect(() => people().change(ada.account ?? "", { role: "viewer" }, ada)).toThrow(refused);
    expect(() => people().change(ada.account ?? "", { blocked: true }, ada)).toThrow(refused);
    expect(() => people().remove(ada.account ?? "", ada)).toThrow(refused);
    expect(() => people().giveLink(ada.account ?? "", ada)).toThrow(refused);
    people().change(vic.account ?? "", { role: "admin" }, ada);
    people().remove(ada.account ?? "", ada);
    expect(people().all()).toMatchObject([{ name: "ivo" }, { name: "vic" }]);
    expect(lastAct()).toMatchObject({ what: "person_removed", target: "ada" });
  });

  it("refuses a name that is taken, in whichever letters, and a person who is not there", () => {
    expect(() => people().invite({ name: "VIC", role: "viewer", days: 1 }, ada)).toThrow(expect.objectContaining({ code: "name_taken" }));
    expect(() => people().change("nobody", { role: "admin" }, ada)).toThrow(expect.objectContaining({ code: "not_found" }));
  });

  it("ends somebody's sessions, and lets everyone see and end their own alone", async () => {
    const signedIn = [await small.access.signIn({ ...place, name: "vic", password }), await small.access.signIn({ ...place, name: "vic", password })];
    const [here, there] = signedIn.map(({ key }) => small.access.callers.whoAsks({ session: key }).caller ?? vic);
    expect(
      people()
        .ownSessions(here ?? vic)
        .filter(({ isThisOne }) => isThisOne),
    ).toMatchObject([{ sessionId: here?.session, ...place }]);
    expect(() => people().endOwnSession(there?.session ?? "", ada)).toThrow(expect.objectContaining({ code: "not_found" }));
    people().endOwnSession(there?.session ?? "", here ?? vic);
    people().endSessions(vic.account ?? "", ada);
    expect(people().ownSessions(vic)).toEqual([]);
    expect(small.acts().slice(-2)).toEqual([
      ["vic", "session_ended", "vic"],
      ["ada", "sessions_ended", "vic"],
    ]);
  });

  it("makes and revokes tokens", () => {
    const { key, token } = small.access.tokens.make({ name: "till", kind: "collect" }, ada);
    expect(small.access.callers.whoAsks({ token: key }).caller).toEqual({ user: "token till", role: "collector" });
    expect([small.access.hasCollectToken(), small.access.tokens.all()]).toMatchObject([true, [{ name: "till", usedAt: "2026-01-05T12:00:00.000Z" }]]);
    small.access.tokens.revoke(token.tokenId, ada);
    expect([small.access.callers.whoAsks({ token: key }).caller, small.access.hasCollectToken()]).toEqual([null, false]);
    expect(() => small.access.tokens.revoke(token.tokenId, ada)).toThrow(expect.objectContaining({ code: "not_found" }));
    expect(small.acts()).toEqual([
      ["ada", "token_made", "till"],
      ["ada", "token_revoked", "till"],
    ]);
  });
});
