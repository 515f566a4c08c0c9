import { expect, test } from "vitest";
import { countryShape } from "./country-shapes.ts";

test("a country stands at the middle of its main land", () => {
  const [longitude, latitude] = countryShape("US")?.point ?? [0, 0];
  expect(Math.round(longitude)).toBe(-99);
  expect(Math.round(latitude)).toBe(40);
  expect(countryShape("FR")?.point[1]).toBeGreaterThan(44);
});

test("one too small to draw still has its point", () => {
  expect(countryShape("SG")).toEqual({ point: [103.8, 1.4], outline: [[103.8, 1.4]], isDrawn: false });
});

test("what is no country has no shape", () => {
  expect(countryShape("ZZ")).toBeNull();
});
