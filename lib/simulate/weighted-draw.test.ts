import { expect, test } from "vitest";
import { Random } from "./random.ts";
import { WeightedDraw } from "./weighted-draw.ts";

test("draws in proportion to the weights, and never what weighs nothing", () => {
  const draw = new WeightedDraw([1, 0, 7, 2]);
  const random = new Random(1, 1);
  const counts = [0, 0, 0, 0];
  for (let turn = 0; turn < 100_000; turn++) {
    const index = draw.draw(random);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  expect(counts.map((count) => Math.round(count / 1000))).toEqual([10, 0, 70, 20]);
});
