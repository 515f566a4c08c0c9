import { expect, it } from "vitest";
import { ribbonStep } from "./ribbon-step.ts";

it("is wider by a step at a tenth, ten and five hundred events a second", () => {
  expect([0, 0.09, 0.1, 9.9, 10, 499, 500, 20_000].map(ribbonStep)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});
