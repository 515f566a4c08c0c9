import { expect, test } from "vitest";
import { assemblePaint } from "./assemble-paint.ts";
import { noMetrics, type RawMetrics } from "./metrics.ts";
import type { RawGroup, RawTiles } from "./raw-tiles.ts";
import { resolvePaintQuery } from "./resolve-paint-query.ts";

const noFilters = { country: [], category: [], channel: [], source: [], product: [] };
const moment = { firstDay: "2024-01-01", lastDay: "2025-06-30", now: new Date("2025-02-15T12:00:00Z"), timeZone: "UTC" };
const february = { ...noFilters, from: "2025-02-01", to: "2025-03-01" };

function sold(amount: number): RawMetrics {
  const money = BigInt(amount * 10_000);
  return { ...noMetrics, revenue: money, sales: money, orders: 1, customers: 1, units: 1, lines: 1 };
}

function group(key: string, amount: number): RawGroup {
  return { key, label: key, now: sold(amount), base: null, was: null };
}

function tiles(kpis: RawTiles["kpis"], rest: Partial<RawTiles> = {}): RawTiles {
  return {
    kpis,
    timeseries: [],
    byCategory: [],
    byCountry: [],
    byChannel: [],
    byProduct: [],
    otherProducts: { count: 0, revenue: 0n, units: 0, lines: 0 },
    byWeekday: [],
    bySource: [],
    queries: 1,
    ...rest,
  };
}

test("lists groups by revenue, then by key", () => {
  const query = resolvePaintQuery({ ...february, compare: "none" }, moment);
  const byCountry = ["Peru", "Chile", "Bolivia"].map((key, index) => group(key, index === 0 ? 5 : 9));
  const paint = assemblePaint(query, tiles({ now: sold(23), base: null, was: null }, { byCountry }), 2);
  expect(paint.byCountry.map(({ key, revenue, was, base }) => [key, revenue, was, base])).toEqual([
    ["Bolivia", "9.00", null, null],
    ["Chile", "9.00", null, null],
    ["Peru", "5.00", null, null],
  ]);
  expect(paint.byProduct.others).toBeNull();
});

test("shows all seven weekdays and every bucket, sold on or not", () => {
  const query = resolvePaintQuery({ ...february, grain: "week", compare: "none" }, moment);
  const paint = assemblePaint(
    query,
    tiles({ now: sold(7), base: null, was: null }, { byWeekday: [group("3", 7)], timeseries: [{ bucket: 1, now: sold(7), was: null }] }),
    0,
  );
  expect(paint.byWeekday.map(({ key, revenue }) => [key, revenue])).toEqual(["1", "2", "3", "4", "5", "6", "7"].map((key) => [key, key === "3" ? "7" : "0"]));
  expect(paint.timeseries.map(({ start, revenue, aov }) => [start, revenue, aov])).toEqual([
    ["2025-01-27", "0", null],
    ["2025-02-03", "7", "7"],
    ["2025-02-10", "0", null],
    ["2025-02-17", "0", null],
    ["2025-02-24", "0", null],
  ]);
});

test("sets what lies before today against the earlier range", () => {
  const query = resolvePaintQuery({ ...february, compare: "year" }, moment);
  const peru = { ...group("Peru", 4), base: null, was: null };
  const paint = assemblePaint(
    query,
    tiles({ now: sold(9), base: sold(6), was: sold(5) }, { byCountry: [peru], timeseries: [{ bucket: 0, now: sold(2), was: sold(1) }] }),
    2,
  );
  expect(paint.comparison).toMatchObject({ through: "2025-02-15", reason: null, base: { revenue: "6.00" }, kpis: { revenue: "5.00" } });
  expect(paint.byCountry[0]).toMatchObject({ revenue: "4.00", base: { revenue: "0.00" }, was: { revenue: "0.00", lines: 0 } });
  expect(paint.timeseries[0]).toMatchObject({ revenue: "2.00", was: { revenue: "1.00" }, wasStart: "2024-02-01", wasEnd: "2024-02-02" });
  expect(paint.timeseries[13]?.was).toMatchObject({ revenue: "0.00" });
  expect(paint.timeseries[14]).toMatchObject({ was: null, wasStart: null, wasEnd: null });
});

test("compares with nothing where the earlier range has no line under the filter", () => {
  const query = resolvePaintQuery({ ...february, compare: "year" }, moment);
  const paint = assemblePaint(query, tiles({ now: sold(9), base: sold(6), was: noMetrics }, { byCountry: [{ ...group("Peru", 4), was: noMetrics }] }), 2);
  expect(paint.comparison).toMatchObject({ reason: "no_earlier_sales", through: "2025-03-01", base: { revenue: "9.00" }, kpis: null });
  expect(paint.byCountry[0]).toMatchObject({ base: null, was: null });
  expect(paint.timeseries[0]?.was).toBeNull();
});

test("keeps the reason of an earlier range that overlaps, and of a day that is not over", () => {
  const year = resolvePaintQuery({ ...noFilters, from: "2024-01-01", to: "2025-02-01", compare: "year" }, moment);
  expect(assemblePaint(year, tiles({ now: sold(9), base: null, was: null }), 2).comparison).toMatchObject({ reason: "overlaps", kpis: null });
  const today = resolvePaintQuery({ ...noFilters, from: "2025-02-15", to: "2025-02-16", compare: "previous" }, moment);
  expect(assemblePaint(today, tiles({ now: sold(1), base: null, was: sold(3) }), 2).comparison).toMatchObject({
    reason: "not_over",
    kpis: { revenue: "3.00" },
  });
});
