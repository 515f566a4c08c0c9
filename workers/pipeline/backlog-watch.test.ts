import { afterEach, beforeEach, expect, it } from "vitest";
import { type BacklogWatch, watchBacklog } from "./backlog-watch.ts";

let now = 0;
let waiting = 0;
let committed = 0;
let watch: BacklogWatch;
const fail = (error: unknown) => {
  throw error;
};
beforeEach(() => {
  now = waiting = committed = 0;
  watch = watchBacklog({ waiting: async () => waiting, committedPerSecond: () => committed, onError: fail, now: () => now, everyMs: 3_600_000 });
});
afterEach(() => watch.close());

async function sampleAt(ms: number, events: number): Promise<void> {
  now = ms;
  waiting = events;
  await watch.sample();
}

it("counts what came in as what was committed and what waits beyond before", async () => {
  await sampleAt(0, 10);
  await sampleAt(5_000, 60);
  expect(watch.perSecond()).toBe(10);
  committed = 4;
  expect(watch.perSecond()).toBe(14);
});

it("counts nothing where what waited is committed", async () => {
  await sampleAt(0, 60);
  await sampleAt(10_000, 0);
  committed = 6;
  expect(watch.perSecond()).toBe(0);
});

it("keeps the most of each minute for an hour", async () => {
  await sampleAt(1_000, 3);
  await sampleAt(2_000, 14);
  await sampleAt(59_000, 2);
  await sampleAt(60_000, 1);
  expect(watch.mostPerMinute().slice(-3)).toEqual([null, 14, 1]);
  await sampleAt(61 * 60_000, 0);
  expect(watch.mostPerMinute()[0]).toBeNull();
});
