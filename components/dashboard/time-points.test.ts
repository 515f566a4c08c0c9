import { expect, test } from "vitest";
import type { Metrics } from "../../lib/sales/metrics.ts";
import type { Paint, TimeBucket } from "../../lib/sales/paint.ts";
import { bucketEnd } from "../charts/bucket-range.ts";
import { bindFormat } from "../ui/use-format.tsx";
import { runningPoints, timePoints } from "./time-points.ts";

const format = bindFormat({ locale: "en", currency: "USD", timeZone: "UTC" });
const words = {
  from: (period: string, day: number) => `${period}, from ${day}`,
  to: (period: string, day: number) => `${period}, to ${day}`,
  soFar: (period: string) => `${period}, so far`,
};

const metrics = (revenue: string, orders = 1): Metrics => ({
  revenue,
  sales: revenue,
  returns: "0.00",
  orders,
  customers: orders,
  aov: orders === 0 ? null : revenue,
  units: orders,
  lines: orders,
  margin: null,
  marginCoverage: null,
});

const bucket = (start: string, revenue: string, was: string | null, more: Partial<TimeBucket> = {}): TimeBucket => ({
  ...metrics(revenue),
  start,
  partial: false,
  was: was === null ? null : metrics(was),
  wasStart: was === null ? null : start.replace("2025", "2024"),
  wasEnd: was === null ? null : bucketEnd(start, "month").replace("2025", "2024"),
  ...more,
});

function paintOf(timeseries: TimeBucket[], more: Partial<Paint> = {}): Paint {
  const paint = { grain: "month", range: { from: "2025-01-10", to: "2025-04-01" }, running: false, kpis: metrics("0.30"), timeseries, ...more };
  return paint as Paint;
}

const months = [bucket("2025-01-01", "0.10", "0.20", { partial: true }), bucket("2025-02-01", "0.20", "0.10"), bucket("2025-03-01", "-0.05", null)];

test("a period tells its value, the earlier one and the change", () => {
  const [, february] = timePoints(paintOf(months), "revenue", format, words, "a year earlier");
  expect(february).toMatchObject({ name: "Feb 2025", now: 0.2, nowText: "0.20", wasName: "Feb 2024", wasText: "0.10", change: 1 });
});

test("says where the range cuts the first period, or that it still runs", () => {
  expect(timePoints(paintOf(months), "revenue", format, words, "")[0]?.name).toBe("Jan 2025, from 10");
  const running = [bucket("2025-03-01", "1.00", null, { partial: true })];
  expect(timePoints(paintOf(running), "revenue", format, words, "")[0]?.name).toBe("Mar 2025, so far");
});

test("names the days of an earlier period that is no whole month", () => {
  const cut = [bucket("2025-01-01", "1.00", "1.00", { wasStart: "2024-01-10", wasEnd: "2024-02-01" })];
  expect(timePoints(paintOf(cut), "revenue", format, words, "")[0]?.wasName).toBe("10 – 31 Jan 2024");
});

test("a metric without a value is a gap, not a zero", () => {
  const none = [bucket("2025-02-01", "0.00", null, metrics("0.00", 0))];
  expect(timePoints(paintOf(none), "aov", format, words, "")[0]).toMatchObject({ now: null, nowText: "–" });
});

test("revenue adds up to the cent, the earlier range as far as it goes", () => {
  const points = runningPoints(paintOf(months), format, "a year earlier");
  expect(points.map(({ name, nowText, wasText }) => [name, nowText, wasText])).toEqual([
    ["31 Jan 2025", "0.10", "0.20"],
    ["28 Feb 2025", "0.30", "0.30"],
    ["31 Mar 2025", "0.25", null],
  ]);
});

test("a running range adds up to the newest sale only", () => {
  const rest = bucket("2025-03-01", "0.00", null, metrics("0.00", 0));
  expect(runningPoints(paintOf([months[0] ?? rest, rest], { running: true }), format, "").map(({ nowText }) => nowText)).toEqual(["0.10"]);
});
