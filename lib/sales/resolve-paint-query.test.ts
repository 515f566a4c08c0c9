import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import type { PaintParams } from "./filters.ts";
import { livePage, resolvePaintQuery } from "./resolve-paint-query.ts";

const moment = { firstDay: "2024-09-12", lastDay: "2025-09-12", now: new Date("2025-09-15T02:00:00Z"), timeZone: "America/Santiago" };

function resolve(params: Partial<PaintParams>) {
  return resolvePaintQuery({ country: [], category: [], channel: [], source: [], product: [], compare: "none", ...params }, moment);
}

function fault(params: Partial<PaintParams>) {
  try {
    resolve(params);
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.field, error.value];
    throw error;
  }
}

test("decides range and grain where none is asked for", () => {
  const query = resolve({});
  expect(query).toMatchObject({ range: { from: "2024-09-12", to: "2025-09-13" }, grain: "month", running: false, comparison: null });
  expect(query.buckets).toHaveLength(13);
});

test("reads today from the store's clock", () => {
  expect(resolve({ from: "2025-09-14", to: "2025-09-15" }).running).toBe(true);
  expect(resolve({ from: "2025-09-15", to: "2025-09-16" }).running).toBe(false);
});

test("asks the same question however its values are ordered", () => {
  expect(resolve({ country: ["Peru", "Chile", "Peru"] }).filters.country).toEqual(["Chile", "Peru"]);
});

test("refuses a range that ends before it begins, and says which bound was given", () => {
  expect(fault({ from: "2025-02-02", to: "2025-02-02" })).toEqual(["invalid_parameter", "from", "2025-02-02"]);
  expect(fault({ from: "2026-01-01" })).toEqual(["invalid_parameter", "from", "2026-01-01"]);
  expect(fault({ to: "2020-01-01" })).toEqual(["invalid_parameter", "to", "2020-01-01"]);
});

test("refuses hours over more than two weeks, and days over decades", () => {
  expect(fault({ from: "2025-01-01", to: "2025-01-16", grain: "hour" })).toEqual(["invalid_parameter", "grain", "hour"]);
  expect(fault({ from: "2025-01-01", to: "2025-01-15", grain: "hour" })).toBeUndefined();
  expect(fault({ from: "2000-01-01", to: "2025-01-01", grain: "day" })).toEqual(["invalid_parameter", "grain", "day"]);
  expect(fault({ from: "2000-01-01", to: "2025-01-01", grain: "week" })).toBeUndefined();
});

test("refuses days so far off that the day after has no date", () => {
  expect(fault({ from: "0000-01-01", to: "0000-02-01", compare: "year" })).toEqual(["invalid_parameter", "from", "0000-01-01"]);
  expect(fault({ from: "1899-12-31", to: "2025-01-01" })).toEqual(["invalid_parameter", "from", "1899-12-31"]);
  expect(fault({ from: "9999-12-01", to: "9999-12-31", grain: "week" })).toEqual(["invalid_parameter", "to", "9999-12-31"]);
  expect(resolve({ from: "1900-01-01", to: "2200-01-01", compare: "year" }).buckets).toHaveLength(3_600);
});

test("the live page is about all sales, with bars for the last days alone", () => {
  const longer = { ...moment, firstDay: "2020-01-01" };
  const query = resolvePaintQuery({ country: [], category: [], channel: [], source: [], product: [], compare: "none" }, longer, livePage);
  expect(query).toMatchObject({ range: { from: "2020-01-01", to: "2025-09-13" }, grain: "day", window: { from: "2025-08-16", to: "2025-09-13" } });
  expect(query.buckets.map(({ start }) => start)).toEqual(expect.arrayContaining(["2025-08-16", "2025-09-12"]));
  expect(query.buckets).toHaveLength(28);
});
