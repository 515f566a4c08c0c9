/** What the filter bar says and what a click does to the question: no React, so that it can be tested as text. */
import { type FilterName, filterNames, unknownKey } from "../../lib/sales/dimensions.ts";
import type { PageQuery, PageQueryChange } from "./page-query.ts";
import { toggled } from "./toggled.ts";

export type ValueNames = {
  unknown: string;
  source: Record<string, string>;
  country: (name: string) => string;
};

/** The shop's own words stay; a country, a source and what nobody stated are said in the reader's language. */
export function valueName(dimension: FilterName, key: string, names: ValueNames): string {
  if (key === unknownKey && dimension !== "product") return names.unknown;
  if (dimension === "country") return names.country(key);
  if (dimension === "source") return names.source[key] ?? key;
  return key;
}

/** One value by its name, several as "2 of 8"; just their number while the total is not known. */
export function chipText(chosen: string[], total: number | null, ofTotal: (count: number, total: number) => string): string {
  if (chosen.length === 1) return chosen[0] ?? "";
  return total === null || total < chosen.length ? String(chosen.length) : ofTotal(chosen.length, total);
}

/** Ticks the value or takes the tick away, in the order of ticking; null when none is left. */
export function toggleValue(query: PageQuery, dimension: FilterName, key: string): PageQueryChange {
  const next = toggled<string>(query[dimension], key);
  return { [dimension]: next.length > 0 ? next : null };
}

export function filteredNames(query: PageQuery): FilterName[] {
  return filterNames.filter((name) => query[name].length > 0);
}

type Value = { key: string; label: string; revenue: string | null };

/** What is ticked must stay in sight to be unticked, even when it sold nothing in the range. */
export function withChosen(values: Value[], chosen: string[]): Value[] {
  const listed = new Set(values.map((value) => value.key));
  return [...chosen.filter((key) => !listed.has(key)).map((key) => ({ key, label: key, revenue: null })), ...values];
}
