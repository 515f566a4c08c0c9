import { expect, test } from "vitest";
import { defaultRange, presetOf, presetRange, type RangePreset } from "./range.ts";

const sales = { firstDay: "2024-09-12", lastDay: "2025-09-12" };
const today = "2025-05-15";

test.each<[RangePreset, string, string]>([
  ["today", "2025-05-15", "2025-05-16"],
  ["yesterday", "2025-05-14", "2025-05-15"],
  ["last_7_days", "2025-05-08", "2025-05-15"],
  ["last_28_days", "2025-04-17", "2025-05-15"],
  ["last_90_days", "2025-02-14", "2025-05-15"],
  ["this_month", "2025-05-01", "2025-06-01"],
  ["last_month", "2025-04-01", "2025-05-01"],
  ["this_quarter", "2025-04-01", "2025-07-01"],
  ["last_quarter", "2025-01-01", "2025-04-01"],
  ["this_year", "2025-01-01", "2026-01-01"],
  ["last_year", "2024-01-01", "2025-01-01"],
  ["all", "2024-09-12", "2025-09-13"],
])("%s, on 15 May 2025", (preset, from, to) => {
  expect(presetRange(preset, today, sales)).toEqual({ from, to });
});

test("opens on everything while it spans at most 400 days", () => {
  expect(defaultRange(today, sales)).toEqual({ from: "2024-09-12", to: "2025-09-13" });
  expect(defaultRange(today, { firstDay: "2024-08-09", lastDay: "2025-09-12" })).toEqual({ from: "2024-08-09", to: "2025-09-13" });
});

test("opens on the last 365 days up to the newest sale once the history is longer", () => {
  expect(defaultRange(today, { firstDay: "2024-08-08", lastDay: "2025-09-12" })).toEqual({ from: "2024-09-13", to: "2025-09-13" });
});

test("opens on the last 28 days while there is no sale at all", () => {
  expect(defaultRange(today, { firstDay: null, lastDay: null })).toEqual({ from: "2025-04-17", to: "2025-05-15" });
});

test("recognises a preset by its range", () => {
  expect(presetOf({ from: "2025-04-01", to: "2025-05-01" }, today, sales)).toBe("last_month");
  expect(presetOf({ from: "2025-04-01", to: "2025-05-02" }, today, sales)).toBeNull();
});
