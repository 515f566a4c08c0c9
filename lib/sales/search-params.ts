/** From a page's state back to a query string, in one order so that the same question has the same address. Free of schemas: the browser uses it. */
import { filterNames } from "./dimensions.ts";

const single = ["from", "to", "compare", "grain", "dimension", "search", "sort", "direction", "offset", "limit", "version"] as const;

type Single = { [name in (typeof single)[number]]?: string | number | undefined };
type Several = { [name in (typeof filterNames)[number]]?: readonly string[] | undefined };

/** Without the question mark; a filter's values repeat their name. Undefined and empty ones are left out. */
export function toSearch(params: Single & Several): string {
  const search = new URLSearchParams();
  for (const name of single) {
    const value = params[name];
    if (value !== undefined && value !== "") search.append(name, String(value));
  }
  for (const name of filterNames) {
    for (const value of params[name] ?? []) search.append(name, value);
  }
  return search.toString();
}
