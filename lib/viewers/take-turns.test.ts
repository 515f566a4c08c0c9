import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { takeTurns } from "./take-turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("lets a few speak at once, the others as time goes on, in the order they asked", () => {
  const turns = takeTurns({ msEach: 2, atOnce: 10 });
  const told: number[] = [];
  for (let page = 0; page < 25; page++) turns.ask(() => told.push(page));
  vi.advanceTimersByTime(1);
  expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  vi.advanceTimersByTime(18);
  expect(told).toHaveLength(10);
  vi.advanceTimersByTime(2);
  expect(told).toHaveLength(20);
  vi.advanceTimersByTime(20);
  expect(told.slice(20)).toEqual([20, 21, 22, 23, 24]);
});

it("keeps the place of who asks again, and forgets who leaves", () => {
  const turns = takeTurns({ msEach: 2, atOnce: 1 });
  const told: string[] = [];
  const [first, second, third] = ["first", "second", "third"].map((name) => () => void told.push(name));
  for (const turn of [first, second, third, first]) if (turn) turns.ask(turn);
  if (second) turns.cancel(second);
  vi.advanceTimersByTime(50);
  expect(told).toEqual(["first", "third"]);
});
