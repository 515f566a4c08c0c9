import { expect, it } from "vitest";
import { dayNumber, dayText } from "./side.ts";
import { wholeMonths } from "./whole-months.ts";

const store = { firstDay: dayNumber("2024-03-10"), lastDay: dayNumber("2025-06-20") };

function whole(from: string, to: string): string {
  const { wholeFrom, wholeTo, firstMonth, endMonth } = wholeMonths({ from: dayNumber(from), to: dayNumber(to) }, store);
  return `${dayText(wholeFrom)} ${dayText(wholeTo)} ${endMonth - firstMonth}`;
}

it("leaves the days at both ends to be read by the day", () => {
  expect(whole("2024-05-15", "2024-08-03")).toBe("2024-06-01 2024-08-01 2");
});

it("is the range itself where it is whole months", () => {
  expect(whole("2025-01-01", "2025-02-01")).toBe("2025-01-01 2025-02-01 1");
});

it("is nothing where no month lies in the range", () => {
  expect(whole("2024-05-02", "2024-05-31")).toBe("2024-05-31 2024-05-31 0");
});

it("takes a month whole that the first or the last sale cuts", () => {
  expect(whole("2024-03-10", "2024-05-01")).toBe("2024-03-10 2024-05-01 2");
  expect(whole("2025-05-01", "2025-06-21")).toBe("2025-05-01 2025-06-21 2");
  expect(whole("2020-01-01", "2030-01-01")).toBe("2024-03-01 2025-07-01 16");
});
