import { expect, it } from "vitest";
import { edges } from "./stacked-columns.tsx";

it("stacks what is above zero upwards and what is below zero downwards", () => {
  expect(edges([10, 5])).toEqual([
    { from: 0, to: 10 },
    { from: 10, to: 15 },
  ]);
  expect(edges([10, -4, -1, 2])).toEqual([
    { from: 0, to: 10 },
    { from: 0, to: -4 },
    { from: -4, to: -5 },
    { from: 10, to: 12 },
  ]);
});
