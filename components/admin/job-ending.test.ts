import { describe, expect, it } from "vitest";
import { jobEnding } from "./job-ending.ts";

describe("a job's ending", () => {
  it("is no good one where it found files that cannot be loaded, or numbers that differ", () => {
    expect(jobEnding({ kind: "flight_check", state: "done", outcome: { before: null, after: null } })).toBe("unloadable");
    expect(jobEnding({ kind: "self_check", state: "done", outcome: { differences: 2 } })).toBe("differs");
  });

  it("is else how it ended", () => {
    expect(jobEnding({ kind: "flight_check", state: "done", outcome: { before: "0.00", after: "12.00" } })).toBe("done");
    expect(jobEnding({ kind: "self_check", state: "done", outcome: { differences: 0 } })).toBe("done");
    expect(jobEnding({ kind: "flight_check", state: "failed", outcome: null })).toBe("failed");
    expect(jobEnding({ kind: "purge", state: "done", outcome: null })).toBe("done");
  });
});
