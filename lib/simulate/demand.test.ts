import { expect, test } from "vitest";
import { toDay } from "./calendar.ts";
import { countries } from "./countries.ts";
import { planDemand } from "./demand.ts";
import { Random } from "./random.ts";

const demand = planDemand(toDay("2024-01-01"), toDay("2026-12-31"), new Random(1, 1));

/** Of a country on a day, beside the weekdays before and after it. */
function peak(country: string, day: string): number {
  const index = countries.findIndex(({ name }) => name === country);
  const at = (offset: number) => demand.of(toDay(day) + offset)[index] ?? 0;
  return at(0) / ((at(-7) + at(7)) / 2);
}

test("a country keeps its own sales days", () => {
  expect(peak("Mexico", "2025-11-14")).toBeGreaterThan(1.6);
  expect(peak("Uruguay", "2025-11-14")).toBeLessThan(1.2);
  expect(peak("Chile", "2025-06-02")).toBeGreaterThan(1.6);
  expect(peak("Peru", "2025-06-02")).toBeLessThan(1.4);
});

test("every country keeps Black Friday and rests at Christmas", () => {
  for (const { name } of countries) {
    expect(peak(name, "2025-11-28")).toBeGreaterThan(1.7);
    expect(peak(name, "2025-12-25")).toBeLessThan(0.6);
  }
});

test("Brazil gains what Chile loses", () => {
  const share = (country: string, day: string) => (demand.of(toDay(day))[countries.findIndex(({ name }) => name === country)] ?? 0) / demand.total(toDay(day));
  expect(share("Brazil", "2026-12-01")).toBeGreaterThan(2 * share("Brazil", "2024-01-15"));
  expect(share("Chile", "2026-12-01")).toBeLessThan(share("Chile", "2024-01-15"));
});
