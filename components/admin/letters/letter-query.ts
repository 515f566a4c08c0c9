"use client";
/** Which refused events the page is about, as it stands in the address. */
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { LetterChoice } from "../../../lib/events/letter-choice.ts";

const letterStates = ["open", "replayed", "discarded"] as const;

const parsers = {
  state: parseAsStringLiteral(letterStates).withDefault("open"),
  /** Of the first reason. */
  field: parseAsString,
  rule: parseAsString,
  search: parseAsString.withDefault(""),
  letter: parseAsString,
};

export function useLetterQuery() {
  return useQueryStates(parsers, { history: "replace", scroll: false });
}

export type LetterQuery = ReturnType<typeof useLetterQuery>[0];

/** What the worker is asked for. `ids`: these alone. */
export function choiceOf({ state, field, rule, search }: LetterQuery, ids: ReadonlySet<string> = new Set()): LetterChoice {
  if (ids.size > 0) return { state, ids: [...ids] };
  return {
    state,
    ...(field ? { field: field as NonNullable<LetterChoice["field"]> } : {}),
    ...(rule ? { rule: rule as NonNullable<LetterChoice["rule"]> } : {}),
    ...(search ? { search } : {}),
  };
}

export function choiceSearch({ ids = [], ...choice }: LetterChoice): string {
  const search = new URLSearchParams(Object.entries(choice).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  for (const id of ids) search.append("id", id);
  return String(search);
}
