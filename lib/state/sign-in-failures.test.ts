import { describe, expect, it } from "vitest";
import { minuteMs, useState } from "./state.fixture.ts";

describe("failed sign-ins", () => {
  const { clock, open } = useState();

  it("pause a name after so many, across a restart, for fifteen minutes", () => {
    const state = open();
    expect([1, 2, 3].map(() => state.failures.note("name ada", 3))).toEqual([2, 1, 0]);
    const until = clock.now + 15 * minuteMs;
    expect(open().failures.pausedUntil("name ada")).toBe(until);
    expect(state.failures.pausedUntil("name vic")).toBeNull();
    clock.now = until;
    expect(state.failures.pausedUntil("name ada")).toBeNull();
    expect(state.failures.note("name ada", 3)).toBe(2);
  });

  it("are forgotten after a success, and when they lie far apart", () => {
    const state = open();
    state.failures.note("name ada", 3);
    state.failures.forget("name ada");
    expect(state.failures.note("name ada", 3)).toBe(2);
    clock.now += 15 * minuteMs + 1;
    expect(state.failures.note("name ada", 3)).toBe(2);
  });
});
