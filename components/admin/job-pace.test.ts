import { expect, it } from "vitest";
import type { Job } from "../../lib/jobs/job.ts";
import { jobShare, nextJobPace } from "./job-pace.ts";

const at = (done: number, step = "copying") => ({ id: 3, progress: { step, done, total: 100, unit: "files" } }) satisfies Pick<Job, "id" | "progress">;

it("tells the rate and the time left of a step once it has seen it for a while", () => {
  const first = nextJobPace(null, at(10), 1_000);
  const soon = nextJobPace(first, at(15), 2_000);
  const later = nextJobPace(soon, at(30), 5_000);
  expect([soon.perSecond, later.perSecond, later.secondsLeft]).toEqual([null, 5, 14]);
  expect(nextJobPace(later, at(0, "packing"), 6_000)).toMatchObject({ since: 6_000, perSecond: null, secondsLeft: null });
});

it("tells how much is done, and nothing where nobody knows", () => {
  const running = { state: "running" } as const;
  expect(jobShare({ ...running, ...at(25) })).toBe(0.25);
  expect(jobShare({ ...running, progress: null })).toBeNull();
  expect(jobShare({ state: "done", progress: null })).toBe(1);
});
