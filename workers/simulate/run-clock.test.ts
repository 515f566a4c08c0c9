import { expect, it } from "vitest";
import { startRunClock } from "./run-clock.ts";

it("the time of a run stands still while it is paused, however often it is told so", () => {
  let ms = 1_000;
  const clock = startRunClock(() => ms);
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
