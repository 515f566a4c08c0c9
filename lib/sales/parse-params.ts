/** From a query string to what is asked for. A parameter that is wrong, unknown or given twice is named, never skipped. */
import type { z } from "zod";
import { AppError } from "../errors.ts";
import { ruleText } from "../rule-text.ts";
import { DetailParams } from "./detail.ts";
import { filterNames } from "./dimensions.ts";
import { FilterValuesParams } from "./filter-values.ts";
import { PaintParams } from "./filters.ts";

const shownCharacters = 200;

export function parsePaintParams(search: URLSearchParams): PaintParams {
  return parseSearch(PaintParams, search);
}

export function parseDetailParams(search: URLSearchParams): DetailParams {
  return parseSearch(DetailParams, search);
}

export const PageParams = DetailParams.pick({ limit: true, offset: true });

/** Of a list. */
export function parsePageParams(search: URLSearchParams): z.infer<typeof PageParams> {
  return parseSearch(PageParams, search);
}

export function parseFilterValuesParams(search: URLSearchParams): FilterValuesParams {
  return parseSearch(FilterValuesParams, search);
}

/** Throws AppError `invalid_parameter` with the field. */
export function parseSearch<T extends z.ZodObject>(schema: T, search: URLSearchParams): z.infer<T> {
  const names = Object.keys(schema.shape);
  const given: Record<string, unknown> = {};
  for (const name of filterNames) given[name] = search.getAll(name);
  for (const name of new Set(search.keys())) {
    if (!names.includes(name)) throw wrong(name, search.get(name), `unknown parameter; there are ${names.join(", ")}`);
    if (!isFilterName(name)) given[name] = onlyValue(search, name);
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw firstFault(parsed.error, search);
}

function onlyValue(search: URLSearchParams, name: string): string | null {
  const values = search.getAll(name);
  if (values.length > 1) throw wrong(name, values[1] ?? null, "given twice, and it takes one value");
  return search.get(name);
}

function firstFault(error: z.ZodError, search: URLSearchParams): AppError {
  const issue = error.issues[0];
  const [name = "", index = 0] = issue?.path ?? [];
  return wrong(String(name), search.getAll(String(name))[Number(index)] ?? null, ruleText(issue));
}

function isFilterName(name: string): boolean {
  return filterNames.some((filter) => filter === name);
}

function wrong(field: string, value: string | null, reason: string): AppError {
  if (value === null) return new AppError("invalid_parameter", `${field}: ${reason}.`, { field });
  return new AppError("invalid_parameter", `${field} "${value.slice(0, shownCharacters)}": ${reason}.`, { field, value: value.slice(0, shownCharacters) });
}
