import { expect, test } from "vitest";
import { chartWindow } from "./chart-window.ts";

const today = "2025-09-16";
const allSales = { from: "2024-09-12", to: "2025-09-17" };

test("a range that is short enough is shown whole", () => {
  const quarter = { from: "2025-06-01", to: "2025-09-01" };
  expect(chartWindow(quarter, "day", today)).toEqual(quarter);
  expect(chartWindow({ from: "2025-09-01", to: "2025-09-15" }, "hour", today)).toEqual({ from: "2025-09-01", to: "2025-09-15" });
  expect(chartWindow({ from: "2000-01-01", to: "2025-09-17" }, "month", today)).toEqual({ from: "2000-01-01", to: "2025-09-17" });
});

test("of a longer one the last days are shown", () => {
  expect(chartWindow(allSales, "day", today)).toEqual({ from: "2025-08-20", to: "2025-09-17" });
  expect(chartWindow(allSales, "hour", today)).toEqual({ from: "2025-09-15", to: "2025-09-17" });
});

test("weeks begin on Monday", () => {
  expect(chartWindow({ from: "2023-01-01", to: "2025-09-17" }, "week", today)).toEqual({ from: "2025-03-17", to: "2025-09-17" });
});

test("ends with today where the range goes on", () => {
  expect(chartWindow({ from: "2025-01-01", to: "2026-01-01" }, "day", today)).toEqual({ from: "2025-08-20", to: "2025-09-17" });
  expect(chartWindow({ from: "2025-09-10", to: "2026-01-01" }, "day", today)).toEqual({ from: "2025-09-10", to: "2025-09-17" });
  expect(chartWindow({ from: "2026-01-01", to: "2027-01-01" }, "day", today)).toEqual({ from: "2026-12-04", to: "2027-01-01" });
});
