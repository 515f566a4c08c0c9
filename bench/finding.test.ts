import { expect, test } from "vitest";
import { isMet, median } from "./finding.ts";

test("a median is one of the values", () => {
  expect(median([40, 10, 30, 20])).toBe(20);
  expect(median([3, 1, 2])).toBe(2);
});

test("a target is an upper or a lower limit, or none", () => {
  expect(isMet({ what: "time", value: 150, unit: "ms", target: { atMost: 150 } })).toBe(true);
  expect(isMet({ what: "time", value: 151, unit: "ms", target: { atMost: 150 } })).toBe(false);
  expect(isMet({ what: "ratio", value: 29.9, unit: "×", target: { atLeast: 30 } })).toBe(false);
  expect(isMet({ what: "size", value: 1, unit: "MiB" })).toBeNull();
});
