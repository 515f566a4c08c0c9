"use client";
/** The sales page's question as it stands in the address: a link shows the same page, back and forward work. */
import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { comparisonKinds, type FilterName, grains, sources } from "../../lib/sales/dimensions.ts";
import type { Filters } from "../../lib/sales/filters.ts";
import { toSearch } from "../../lib/sales/search-params.ts";

const texts = parseAsNativeArrayOf(parseAsString).withDefault([]);

const parsers = {
  from: parseAsString,
  to: parseAsString,
  compare: parseAsStringLiteral(comparisonKinds).withDefault("previous"),
  grain: parseAsStringLiteral(grains),
  country: texts,
  category: texts,
  channel: texts,
  source: parseAsNativeArrayOf(parseAsStringLiteral(sources)).withDefault([]),
  product: texts,
};

export function usePageQuery() {
  return useQueryStates(parsers, { history: "push", scroll: false });
}

export type PageQuery = ReturnType<typeof usePageQuery>[0];
/** null puts a part back to the page's default. */
export type PageQueryChange = Partial<{ [name in keyof PageQuery]: PageQuery[name] | null }>;

export function changed(query: PageQuery, change: PageQueryChange): PageQuery {
  const { compare, country, category, channel, source, product, ...rest } = { ...query, ...change };
  return {
    ...rest,
    compare: compare ?? parsers.compare.defaultValue,
    country: country ?? [],
    category: category ?? [],
    channel: channel ?? [],
    source: source ?? [],
    product: product ?? [],
  };
}

export const noFilters: Record<FilterName, null> = { country: null, category: null, channel: null, source: null, product: null };

export function filtersOf({ country, category, channel, source, product }: PageQuery): Filters {
  return { country, category, channel, source, product };
}

/** What the worker is asked for the page's tiles. */
export function paintSearch({ from, to, grain, ...rest }: PageQuery): string {
  return toSearch({ ...rest, from: from ?? undefined, to: to ?? undefined, grain: grain ?? undefined });
}

/** The same lines for the detail table, an export or a filter's values, which know no comparison. */
export function linesSearch({ from, to, ...rest }: PageQuery): string {
  return toSearch({ ...filtersOf({ from, to, ...rest }), from: from ?? undefined, to: to ?? undefined });
}
