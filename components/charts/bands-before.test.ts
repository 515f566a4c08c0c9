import { expect, test } from "vitest";
import { bandsBefore } from "./bands-before.ts";

const days = ["2025-09-11", "2025-09-12", "2025-09-13"];

test("midnight lies between two days, noon amid one", () => {
  expect(bandsBefore("2025-09-12T00:00", days, "day")).toBe(1);
  expect(bandsBefore("2025-09-12T12:00", days, "day")).toBe(1.5);
});

test("the end of the last day is its edge, and later is behind", () => {
  expect(bandsBefore("2025-09-14T00:00", days, "day")).toBe(3);
  expect(bandsBefore("2025-09-14T00:01", days, "day")).toBeNull();
});

test("what lies before them all is told apart", () => {
  expect(bandsBefore("2025-09-10T23:59", days, "day")).toBe(-1);
});

test("bands are as long as their hour or month", () => {
  expect(bandsBefore("2025-09-12T13:30", ["2025-09-12T12:00", "2025-09-12T13:00"], "hour")).toBe(1.5);
  expect(bandsBefore("2025-09-16T00:00", ["2025-08-01", "2025-09-01"], "month")).toBe(1.5);
});
