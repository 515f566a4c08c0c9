import { expect, test } from "vitest";
import { bucketEnd, bucketsRange } from "./bucket-range.ts";

const range = { from: "2024-09-12", to: "2025-09-13" };

test("a bucket ends where the next begins", () => {
  expect(bucketEnd("2024-12-01", "month")).toBe("2025-01-01");
  expect(bucketEnd("2024-12-30", "week")).toBe("2025-01-06");
  expect(bucketEnd("2024-02-28", "day")).toBe("2024-02-29");
  expect(bucketEnd("2024-02-29T14:00", "hour")).toBe("2024-03-01");
});

test("the first and last bucket are cut to the page's range", () => {
  expect(bucketsRange("2024-09-01", "2024-09-01", "month", range)).toEqual({ from: "2024-09-12", to: "2024-10-01" });
  expect(bucketsRange("2025-07-01", "2025-09-01", "month", range)).toEqual({ from: "2025-07-01", to: "2025-09-13" });
});
