import { expect, it } from "vitest";
import { askCustomers } from "./customers.ts";
import type { Side } from "./side.ts";
import { categoryMask, type StoreShape } from "./store-shape.ts";

const none = { country: [], category: [], channel: [], source: [], product: [] };
const named = (count: number) => Array.from({ length: count }, (_, index) => `N${index}`);

function shape({ countries = 3, channels = 2, categories = 2, subcategories = 4 } = {}): StoreShape {
  const children = named(subcategories).map((name, key) => ({ key, name, category: key % categories }));
  const names = { countries: named(countries), channels: named(channels), sources: [], categories: named(categories), subcategories: children };
  return { timeZone: "UTC", firstDay: 0, lastDay: 500, knownCustomers: 9, lastCustomer: 9, lastOrder: 9, builtOrders: 10, hasSplitOrders: false, names };
}

function side(buckets: number, daysOfBucket: number, category: string[] = []): Side {
  const starts = Int32Array.from({ length: buckets }, (_, index) => index * daysOfBucket);
  const ends = starts.map((start) => start + daysOfBucket);
  return { from: 0, to: 500, filters: { ...none, category }, hourly: false, buckets: { starts, ends } };
}

const files = (one: Side, store: StoreShape) => askCustomers(one, store).map(({ sql }) => sql.replace("serving/", ""));

it("asks one question where all groups fit the bits", () => {
  expect(files(side(63, 7), shape({ countries: 52, channels: 2, categories: 20, subcategories: 43 }))).toEqual(["customers"]);
});

it("counts more than 63 days by adding, more than 63 weeks by a set each", () => {
  expect(files(side(64, 1), shape())).toEqual(["customers", "customers-by-day"]);
  expect(files(side(64, 1, ["N1"]), shape())).toEqual(["customers", "customers-by-day-several"]);
  expect(files(side(64, 7), shape())).toEqual(["customers", "customers-by-key"]);
});

it("gives many countries, subcategories and categories a set each", () => {
  expect(files(side(1, 1), shape({ countries: 53 }))).toEqual(["customers", "customers-by-key", "customers-by-key"]);
  expect(files(side(1, 1), shape({ subcategories: 62 }))).toEqual(["customers", "customers-by-category"]);
  expect(files(side(1, 1), shape({ categories: 64, subcategories: 64 }))).toEqual(["customers", "customers-by-category", "customers-by-category"]);
});

it("marks the chosen categories and their subcategories", () => {
  expect(categoryMask([], shape())).toBe(-1n);
  expect(categoryMask(["N1"], shape())).toBe(0b101010n);
  expect(categoryMask(["N1"], shape({ subcategories: 62 }))).toBe(0b10n);
  expect(categoryMask(["no such"], shape())).toBe(0n);
});
