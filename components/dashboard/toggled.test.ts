import { expect, it } from "vitest";
import { toggled } from "./toggled.ts";

it("adds a value at the end, and takes it out again", () => {
  expect(toggled(["Chile", "Peru"], "Bolivia")).toEqual(["Chile", "Peru", "Bolivia"]);
  expect(toggled(["Chile", "Peru", "Bolivia"], "Peru")).toEqual(["Chile", "Bolivia"]);
});
