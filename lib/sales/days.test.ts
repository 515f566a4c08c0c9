import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, quarterStart, storeClock, weekStart } from "./days.ts";

test("counts days over a month's and a year's end", () => {
  expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  expect(daysBetween("2024-02-01", "2024-03-01")).toBe(29);
});

test("gives a day the other month lacks its last day, or the first one after", () => {
  expect(addMonths("2024-02-29", -12, "last")).toBe("2023-02-28");
  expect(addMonths("2024-02-29", -12, "next")).toBe("2023-03-01");
  expect(addMonths("2025-01-31", 1, "last")).toBe("2025-02-28");
  expect(addMonths("2025-11-15", 3, "last")).toBe("2026-02-15");
});

test("starts a week on Monday, a quarter in January, April, July or October", () => {
  expect(weekStart("2025-09-07")).toBe("2025-09-01");
  expect(weekStart("2025-09-08")).toBe("2025-09-08");
  expect(["2025-03-31", "2025-04-01", "2025-12-31"].map(quarterStart)).toEqual(["2025-01-01", "2025-04-01", "2025-10-01"]);
});

test("reads the store's clock, over the hour that daylight saving skips", () => {
  expect(storeClock(new Date("2025-09-07T03:59:59.999Z"), "America/Santiago")).toBe("2025-09-06T23:59");
  expect(storeClock(new Date("2025-09-07T04:00:00.000Z"), "America/Santiago")).toBe("2025-09-07T01:00");
});
