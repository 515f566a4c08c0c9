import { describe, expect, it } from "vitest";
import { newestDays } from "./choose-sets.ts";

const days = [
  { day: "2025-01-01", lines: 50 },
  { day: "2025-01-02", lines: 30 },
  { day: "2025-01-05", lines: 20 },
];

describe("the newest days", () => {
  it("are all of them while they have no more lines", () => {
    expect(newestDays(days, 100)).toEqual({ from: "2025-01-01", to: "2025-01-06" });
  });

  it("end before the day that would be too much", () => {
    expect(newestDays(days, 99)).toEqual({ from: "2025-01-02", to: "2025-01-06" });
  });

  it("are the last one alone where that is too much already", () => {
    expect(newestDays(days, 1)).toEqual({ from: "2025-01-05", to: "2025-01-06" });
  });

  it("are none of a store without lines", () => {
    expect(newestDays([], 100)).toBeNull();
  });
});
