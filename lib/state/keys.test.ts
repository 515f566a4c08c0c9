import { describe, expect, it } from "vitest";
import { addViewer, minuteMs, useState } from "./state.fixture.ts";

describe("links and tokens", () => {
  const { clock, open } = useState();

  it("know a link until it is over or replaced", () => {
    const state = open();
    const { accountId } = addViewer(state);
    const first = state.invitations.give(accountId, "join", 10 * minuteMs);
    const second = state.invitations.give(accountId, "reset", 10 * minuteMs);
    expect(state.invitations.find(first.key)).toBeNull();
    expect(state.invitations.find(second.key)).toEqual({ accountId, purpose: "reset", expiresAt: second.expiresAt });
    clock.now += 10 * minuteMs;
    expect(state.invitations.find(second.key)).toBeNull();
  });

  it("know a token until it is revoked, and when it was used last", () => {
    const state = open();
    const { key, token } = state.tokens.make({ name: "till", kind: "collect", createdBy: "ada" });
    expect([state.tokens.hasAny("collect"), state.tokens.hasAny("read")]).toEqual([true, false]);
    expect(key).toMatch(/^caudal_collect_[\w-]{43}$/);
    expect(token).toMatchObject({ ending: key.slice(-4), usedAt: null, createdBy: "ada" });
    clock.now += minuteMs;
    state.tokens.use(key);
    expect(state.tokens.all()).toMatchObject([{ name: "till", usedAt: clock.now }]);
    state.tokens.revoke(token.tokenId);
    expect([state.tokens.use(key), state.tokens.all(), state.tokens.hasAny("collect")]).toEqual([null, [], false]);
  });
});
