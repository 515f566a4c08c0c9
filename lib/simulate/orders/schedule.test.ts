import { expect, it } from "vitest";
import { dueTimes } from "./schedule.ts";

it("spaces deliveries evenly", () => {
  expect([...dueTimes({ perSecond: 4, durationMs: 1000, burst: null })]).toEqual([0, 250, 500, 750]);
  expect([...dueTimes({ perSecond: 0.1, durationMs: 25_000, burst: null })]).toEqual([0, 10_000, 20_000]);
});

it("sends more in the last second of every period", () => {
  const due = [...dueTimes({ perSecond: 2, durationMs: 6000, burst: { factor: 5, everyMs: 3000 } })];
  const perSecond = [0, 1, 2, 3, 4, 5].map((second) => due.filter((at) => Math.floor(at / 1000) === second).length);
  expect(perSecond).toEqual([2, 2, 10, 2, 2, 10]);
  expect(due).toEqual(due.toSorted((a, b) => a - b));
});
