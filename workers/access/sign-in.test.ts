import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson, minuteMs, openSmallAccess, place, type SmallAccess } from "./access.fixture.ts";
import { addressSubject } from "./sign-in.ts";

const right = { name: "vic", password: "a river of money", ...place };
const wrong = { ...right, password: "a river of mud 1" };

describe("signing in", () => {
  let small: SmallAccess;
  beforeEach(async () => {
    small = openSmallAccess();
    await addPerson(small, "vic", "viewer", right.password);
  });
  afterEach(() => small.close());
  const code = (request: Promise<unknown>) => request.then(() => "in").catch(({ code, value }) => `${code} ${value}`);

  it("begins a session that says who asks, and writes it down", async () => {
    const { key, mustChangePassword } = await small.access.signIn({ ...right, name: " VIC " });
    expect(mustChangePassword).toBe(false);
    expect(small.access.callers.whoAsks({ session: key }).caller).toMatchObject({ user: "vic", role: "viewer" });
    expect(small.acts()).toEqual([["vic", "signed_in", null]]);
  });

  it("pauses after five wrong passwords for fifteen minutes, for the right one too", async () => {
    const tries = [];
    for (let attempt = 0; attempt < 5; attempt++) tries.push(await code(small.access.signIn(wrong)));
    const until = new Date(small.clock.now + 15 * minuteMs).toISOString();
    expect(tries).toEqual(["wrong_password 4", "wrong_password 3", "wrong_password 2", "wrong_password 1", `too_many_tries ${until}`]);
    expect(await code(small.access.signIn(right))).toBe(`too_many_tries ${until}`);
    expect(small.acts()).toEqual([...Array(4).fill(["vic", "password_wrong", null]), ["vic", "sign_in_paused", null]]);
    small.clock.now += 15 * minuteMs;
    expect(await code(small.access.signIn(right))).toBe("in");
  });

  it("writes down who was tried and from where, and never what was typed", async () => {
    await code(small.access.signIn(wrong));
    await code(small.access.signIn({ ...wrong, name: "my secret phrase" }));
    const lines = small.state.audit.newest({ limit: 9 });
    expect(lines.map(({ who, what, address }) => [who, what, address])).toEqual([
      ["unknown", "password_wrong", place.address],
      ["vic", "password_wrong", place.address],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/mud|secret/);
  });

  it("writes no more than two hundred failures in a quarter of an hour, whoever tries, and says so", async () => {
    for (let known = 0; known < 198; known++) small.state.failures.note("failures in the audit log", 200);
    const tryFrom = (address: string) => code(small.access.signIn({ ...wrong, name: `n${address}`, address }));
    for (const address of ["10.1.0.1", "10.1.0.2", "10.1.0.3"]) expect(await tryFrom(address)).toBe("wrong_password 4");
    const untoldUntil = new Date(small.clock.now + 15 * minuteMs).toISOString();
    expect(small.state.audit.newest({ limit: 9 }).map(({ address, after }) => [address, after])).toEqual([
      ["10.1.0.2", { untoldUntil }],
      ["10.1.0.1", null],
    ]);
    small.clock.now += 15 * minuteMs;
    await tryFrom("10.1.0.4");
    expect(small.acts()).toHaveLength(3);
  });

  it("counts tries that come at once like tries in a row", async () => {
    const tries = await Promise.all(Array.from({ length: 7 }, () => code(small.access.signIn(wrong))));
    expect(tries.filter((one) => one.startsWith("wrong_password"))).toHaveLength(4);
  });

  it("answers for a name that nobody has as for a wrong password, pauses included", async () => {
    const tries = [];
    for (let attempt = 0; attempt < 5; attempt++) tries.push(await code(small.access.signIn({ ...wrong, name: "nobody" })));
    expect(tries.slice(0, 4)).toEqual(["wrong_password 4", "wrong_password 3", "wrong_password 2", "wrong_password 1"]);
    expect(tries[4]).toMatch(/^too_many_tries/);
    expect(small.acts()).toEqual([...Array(4).fill(["unknown", "password_wrong", null]), ["unknown", "sign_in_paused", null]]);
  });

  it("pauses an address that tries many names", async () => {
    for (let attempt = 0; attempt < 18; attempt++) small.state.failures.note(addressSubject(place.address), 20);
    expect(await code(small.access.signIn({ ...wrong, name: "ana" }))).toBe("wrong_password 1");
    expect(await code(small.access.signIn({ ...wrong, name: "eva" }))).toMatch(/^too_many_tries/);
    expect(await code(small.access.signIn(right))).toMatch(/^too_many_tries/);
    expect(await code(small.access.signIn({ ...right, address: "10.0.0.7" }))).toBe("in");
  });

  it("lets nobody in who is blocked or has no password", async () => {
    const eve = await addPerson(small, "eve", "viewer", right.password);
    small.state.accounts.setBlocked(eve.accountId, small.clock.now);
    small.state.accounts.add({ name: "ivo", role: "viewer", madeBy: "admin", createdAt: 0 });
    expect(await code(small.access.signIn({ ...right, name: "eve" }))).toBe("wrong_password 4");
    expect(await code(small.access.signIn({ ...right, name: "ivo", password: "x" }))).toBe("wrong_password 4");
  });

  it("ends at sign-out", async () => {
    const { key } = await small.access.signIn(right);
    small.access.callers.signOut(key, place.address);
    expect(small.access.callers.whoAsks({ session: key }).caller).toBeNull();
    expect(small.acts().at(-1)).toEqual(["vic", "signed_out", null]);
  });
});
