import { expect, test } from "vitest";
import { percentChange } from "./percent-change.ts";

test("divides the difference by what was", () => {
  expect(percentChange("116.40", "100.00")).toBe(0.164);
  expect(percentChange(87, 100)).toBe(-0.13);
  expect(percentChange("0", "50.5")).toBe(-1);
});

test("points up when a loss shrinks", () => {
  expect(percentChange("-5.00", "-10.00")).toBe(0.5);
  expect(percentChange("10.00", "-10.00")).toBe(2);
});

test("is none when there was nothing", () => {
  expect(percentChange("5.00", "0.00")).toBeNull();
  expect(percentChange("0.00", "-0.00")).toBeNull();
});

test("takes amounts no float can hold apart", () => {
  expect(percentChange("90071992547409930.01", "90071992547409930.00")).toBe(0);
  expect(percentChange("180143985094819860.02", "90071992547409930.01")).toBe(1);
});
