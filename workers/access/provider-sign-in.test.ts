import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openSmallAccess, place, type SmallAccess } from "./access.fixture.ts";

const issuer = "https://login.shop.example";
const settings = { issuer, clientId: "caudal", clientSecret: "hidden", allowedDomains: ["shop.example"], allowedEmails: [] };
const vic = { ...place, issuer, subject: "1", email: "vic@shop.example", hostedDomain: null };
const ada = { user: "ada", role: "admin" as const };

describe("signing in by a provider", () => {
  let small: SmallAccess;
  beforeEach(() => {
    small = openSmallAccess(settings);
  });
  afterEach(() => small.close());
  const callerOf = ({ key }: { key: string }) => small.access.callers.whoAsks({ session: key }).caller;

  it("makes a viewer of whom the settings let in, once", () => {
    expect(callerOf(small.access.signInByProvider(vic))).toMatchObject({ user: "vic@shop.example", role: "viewer" });
    small.access.signInByProvider({ ...vic, email: "victor@shop.example" });
    expect(small.state.accounts.all()).toMatchObject([{ name: "vic@shop.example", madeBy: "provider" }]);
    expect(small.acts()).toEqual([
      ["vic@shop.example", "account_made", "vic@shop.example"],
      ["vic@shop.example", "signed_in_by_provider", null],
      ["vic@shop.example", "signed_in_by_provider", null],
    ]);
  });

  it("is whoever was invited by that address, with the role they were given", () => {
    const { key } = small.access.people.invite({ name: "Eva@other.example", role: "admin", days: 7 }, ada);
    const eva = { ...vic, subject: "2", email: "eva@other.example" };
    expect(callerOf(small.access.signInByProvider(eva))).toMatchObject({ user: "Eva@other.example", role: "admin" });
    expect(() => small.access.password.link(key)).toThrow(expect.objectContaining({ code: "link_over" }));
    expect(() => small.access.signInByProvider({ ...eva, subject: "3" })).toThrow(expect.objectContaining({ code: "provider_refused" }));
  });

  it("refuses a stranger, and writes down who it was", () => {
    expect(() => small.access.signInByProvider({ ...vic, email: "eve@evil.example" })).toThrow(expect.objectContaining({ code: "provider_refused" }));
    expect(small.state.accounts.all()).toEqual([]);
    expect(small.acts()).toEqual([["eve@evil.example", "sign_in_refused", null]]);
  });

  it("refuses whom an admin has blocked", async () => {
    small.access.signInByProvider(vic);
    const [account] = small.state.accounts.all();
    await addPerson(small, "ada", "admin", "a river of money");
    small.access.people.change(account?.accountId ?? "", { blocked: true }, ada);
    expect(() => small.access.signInByProvider(vic)).toThrow(expect.objectContaining({ code: "provider_refused" }));
  });

  it("refuses again whom the settings let in once and no longer do, and keeps whom an admin invited", () => {
    const strict = openSmallAccess({ ...settings, allowedDomains: [] });
    strict.state.accounts.add({ name: vic.email, role: "viewer", madeBy: "provider", identity: { issuer, subject: "1" }, createdAt: 0 });
    strict.state.accounts.add({ name: "ivo@shop.example", role: "viewer", madeBy: "admin", createdAt: 0 });
    expect(() => strict.access.signInByProvider(vic)).toThrow(expect.objectContaining({ code: "provider_refused" }));
    expect(strict.access.signInByProvider({ ...vic, subject: "4", email: "ivo@shop.example" }).key).toBeTruthy();
    strict.close();
  });
});
