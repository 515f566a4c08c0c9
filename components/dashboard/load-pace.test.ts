import { describe, expect, it } from "vitest";
import { loadShare, nextPace, type Pace, secondsLeft } from "./load-pace.ts";

const MB = 1_000_000;
const load = { id: 7, step: "reading", bytesDone: 0, bytesTotal: 100 * MB } as const;
const halfRead = { ...load, bytesDone: 50 * MB };

describe("a load's pace", () => {
  it("is not known at first sight", () => {
    const pace = nextPace(null, halfRead, 0);
    expect(pace).toMatchObject({ bytesPerSecond: null, endsAt: null });
    expect(secondsLeft(pace, 0)).toBe(null);
  });

  it("counts what was read since the page saw it, and what comes after reading", () => {
    const pace = paceAfter(5000);
    expect(pace.bytesPerSecond).toBe(10 * MB);
    expect(secondsLeft(pace, 5000)).toBe(35);
  });

  it("counts down once the files are read", () => {
    const pace = nextPace(paceAfter(5000), { ...load, step: "serving", bytesDone: 100 * MB }, 20_000);
    expect(secondsLeft(pace, 25_000)).toBe(12);
    expect(secondsLeft(pace, 60_000)).toBe(0);
  });

  it("starts anew with another load", () => {
    expect(nextPace(paceAfter(5000), { ...load, id: 8 }, 9000)).toEqual({ id: 8, seenAt: 9000, bytesSeen: 0, bytesPerSecond: null, endsAt: null });
  });
});

describe("the share of a load that is done", () => {
  it("follows the bytes while they are read, then the clock, and never says all", () => {
    const serving = { ...load, step: "serving", bytesDone: 100 * MB } as const;
    expect(loadShare(null, halfRead, 0)).toBeCloseTo(0.135);
    expect(loadShare(paceAfter(5000), serving, 27_750)).toBeCloseTo(0.75);
    expect(loadShare(paceAfter(5000), serving, 90_000)).toBe(0.98);
  });

  it("is at least where the step begins, for who came late", () => {
    expect(loadShare(null, { ...load, step: "swapping" }, 0)).toBe(0.98);
  });
});

/** Half of the bytes after so many ms. */
function paceAfter(ms: number): Pace {
  return nextPace(nextPace(null, load, 0), halfRead, ms);
}
