"use client";
import { parseAsBoolean, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";

/** How a panel shows what the page was asked: in the address too, so that a link shows the same, but never a new question. */

export const timeMetrics = ["revenue", "orders", "customers", "aov"] as const;
export type TimeMetric = (typeof timeMetrics)[number];

const mapVariants = ["bubbles", "shaded"] as const;

export function useTimeView() {
  return useQueryStates({ metric: parseAsStringLiteral(timeMetrics).withDefault("revenue"), total: parseAsBoolean.withDefault(false) }, { history: "push" });
}

export function useMapVariant() {
  return useQueryState("map", parseAsStringLiteral(mapVariants).withDefault("bubbles").withOptions({ history: "push" }));
}
