import { expect, it } from "vitest";
import { changeRatio, shareOf } from "./change.ts";

it("compares with what was, and says nothing where that is nothing", () => {
  expect(changeRatio("150.00", "100.00")).toBe(0.5);
  expect(changeRatio(87, 100)).toBeCloseTo(-0.13);
  expect(changeRatio("10.00", "0.00")).toBeNull();
  expect(changeRatio("10.00", null)).toBeNull();
  expect(changeRatio(null, "10.00")).toBeNull();
});

it("rises from a negative amount", () => {
  expect(changeRatio("50.00", "-100.00")).toBe(1.5);
});

it("has no share of a total that is not above zero", () => {
  expect(shareOf("25.00", "100.00")).toBe(0.25);
  expect(shareOf("25.00", "0.00")).toBeNull();
  expect(shareOf("25.00", "-5.00")).toBeNull();
});
