import { expect, test } from "vitest";
import { chipText, filteredNames, toggleValue, valueName, withChosen } from "./filter-texts.ts";
import type { PageQuery } from "./page-query.ts";

const query: PageQuery = {
  from: null,
  to: null,
  compare: "previous",
  grain: null,
  country: ["Chile", "Peru"],
  category: [],
  channel: [],
  source: ["batch"],
  product: [],
};
const names = { unknown: "desconocido", source: { batch: "histórico" }, country: (name: string) => (name === "Peru" ? "Perú" : name) };
const of = (count: number, total: number) => `${count} of ${total}`;

test("a chip names one value and counts several", () => {
  expect(chipText(["Chile"], 8, of)).toBe("Chile");
  expect(chipText(["Chile", "Peru"], 8, of)).toBe("2 of 8");
});

test("a chip claims no total it does not know, nor one smaller than its count", () => {
  expect(chipText(["Chile", "Peru"], null, of)).toBe("2");
  expect(chipText(["Chile", "Peru"], 1, of)).toBe("2");
});

test("translates countries, sources and the unknown, never the shop's own words", () => {
  expect(valueName("country", "Peru", names)).toBe("Perú");
  expect(valueName("source", "batch", names)).toBe("histórico");
  expect(valueName("channel", "unknown", names)).toBe("desconocido");
  expect(valueName("category", "Books", names)).toBe("Books");
  expect(valueName("product", "unknown", names)).toBe("unknown");
});

test("a click adds a value, a second one takes it out", () => {
  expect(toggleValue(query, "country", "Bolivia")).toEqual({ country: ["Chile", "Peru", "Bolivia"] });
  expect(toggleValue(query, "country", "Chile")).toEqual({ country: ["Peru"] });
});

test("taking out the last value drops the filter from the address", () => {
  expect(toggleValue(query, "source", "batch")).toEqual({ source: null });
});

test("lists the dimensions that are filtered", () => {
  expect(filteredNames(query)).toEqual(["country", "source"]);
});

test("a ticked value without sales stays on the list, without a revenue", () => {
  const sold = { key: "Chile", label: "Chile", revenue: "10.00" };
  expect(withChosen([sold], ["Chile", "Peru"])).toEqual([{ key: "Peru", label: "Peru", revenue: null }, sold]);
});
