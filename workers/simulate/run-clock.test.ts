import { expect, it } from "vitest";
import { createRunClock } from "./run-clock.ts";

it("the time of a run stands still while it is paused, however often it is told so", () => {
  let ms = 1_000;
  const clock = createRunClock(() => ms);
  ms += 200;
  clock.pause();
  ms += 5_000;
  clock.pause();
  expect([clock.elapsed(), clock.pausedFor(), clock.isPaused()]).toEqual([200, 5_000, true]);
  clock.resume();
  clock.resume();
  ms += 100;
  expect([clock.elapsed(), clock.pausedFor(), clock.isPaused()]).toEqual([300, 0, false]);
});

it("what was waited for before the run takes none of its time", () => {
  let ms = 1_000;
  const clock = createRunClock(() => ms);
  ms += 5_000;
  clock.start();
  ms += 200;
  expect(clock.elapsed()).toBe(200);
});

it("a run that is paused before it begins has all its time yet", () => {
  let ms = 1_000;
  const clock = createRunClock(() => ms);
  clock.pause();
  ms += 5_000;
  clock.start();
  ms += 300;
  expect([clock.elapsed(), clock.pausedFor()]).toEqual([0, 300]);
  clock.resume();
  ms += 100;
  expect(clock.elapsed()).toBe(100);
});
