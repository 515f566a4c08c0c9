/** What a page's address asks. */
import { filterNames } from "../lib/sales/dimensions.ts";

export type Search = Record<string, string | string[] | undefined>;

/** What else stands in the address (how a panel shows its numbers, a campaign's mark) is no question. */
const lineParts = ["from", "to", ...filterNames];
const paintParts = [...lineParts, "compare", "grain"];
const detailParts = [...lineParts, "search", "sort", "direction", "offset"];

export function paintSearchOf(search: Search): URLSearchParams {
  return only(search, paintParts);
}

export function detailSearchOf(search: Search): URLSearchParams {
  return only(search, detailParts);
}

function only(search: Search, names: readonly string[]): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string]));
  return new URLSearchParams(pairs.filter(([name]) => names.includes(name)));
}
