import { describe, expect, it } from "vitest";
import { addViewer, dayMs, hourMs, useState } from "./state.fixture.ts";

const place = { address: "10.0.0.9", agent: "Firefox" };

describe("a session", () => {
  const { clock, open } = useState();

  it("is known by its key, in whichever process", () => {
    const { accountId } = addViewer(open());
    const { key, session } = open().sessions.begin(accountId, place);
    expect(open().sessions.see(key)).toEqual(session);
    expect(session).toMatchObject({ accountId, createdAt: clock.now, ...place });
    expect(open().sessions.see(`${key}x`)).toBeNull();
  });

  it("ends after a day without use, and lives on while it is used", () => {
    const state = open();
    const { key } = state.sessions.begin(addViewer(state).accountId, place);
    for (let day = 0; day < 3; day++) {
      clock.now += dayMs - 1;
      expect(state.sessions.see(key)).not.toBeNull();
    }
    clock.now += dayMs;
    expect(state.sessions.see(key)).toBeNull();
  });

  it("ends after two weeks however much it is used", () => {
    const state = open();
    const { key, session } = state.sessions.begin(addViewer(state).accountId, place);
    for (let hours = 0; hours < 14 * 24; hours += 12) {
      expect(state.sessions.see(key)).not.toBeNull();
      clock.now += 12 * hourMs;
    }
    expect(state.sessions.see(key)).toBeNull();
    expect(state.sessions.isOpen(session.sessionId)).toBe(false);
  });

  it("is ended by its owner alone, or with all others but one", () => {
    const state = open();
    const [vic, eve] = [addViewer(state), addViewer(state, "eve")];
    const [first, second, third] = [0, 1, 2].map(() => state.sessions.begin(vic.accountId, place).session.sessionId);
    expect(state.sessions.end(first ?? "", eve.accountId)).toBe(false);
    expect(state.sessions.end(first ?? "", vic.accountId)).toBe(true);
    expect(state.sessions.endAll(vic.accountId, { except: second ?? "" })).toBe(1);
    expect(state.sessions.of(vic.accountId).map(({ sessionId }) => sessionId)).toEqual([second]);
    expect(state.sessions.isOpen(third ?? "")).toBe(false);
  });

  it("goes with its account", () => {
    const state = open();
    const { accountId } = addViewer(state);
    const { key } = state.sessions.begin(accountId, place);
    state.accounts.remove(accountId);
    expect(state.sessions.see(key)).toBeNull();
  });
});
