/** Six questions a shop asks, each over ranges that differ by a day, so that none was answered before. */

import { addDays } from "../lib/sales/days.ts";
import type { PaintParams } from "../lib/sales/filters.ts";

type Days = { firstDay: string; lastDay: string };
export type FilterSet = { name: string; params(days: Days, round: number): Partial<PaintParams> };

const lastDays = ({ lastDay }: Days, count: number) => ({ from: addDays(lastDay, 1 - count), to: addDays(lastDay, 1) });

export const filterSets: FilterSet[] = [
  { name: "a year", params: (days, round) => lastDays(days, 365 - round) },
  { name: "all days", params: (days, round) => ({ from: addDays(days.firstDay, round), to: addDays(days.lastDay, 1) }) },
  { name: "a country, against the year before", params: (days, round) => ({ ...lastDays(days, 365 - round), compare: "year", country: ["Mexico"] }) },
  { name: "two categories", params: (days, round) => ({ ...lastDays(days, 365 - round), category: ["Clothing", "Shoes"] }) },
  {
    name: "a channel in three countries, by day",
    params: (days, round) => ({ ...lastDays(days, 180 - round), channel: ["App"], country: ["Brazil", "Chile", "Peru"], grain: "day" }),
  },
  { name: "a product, against the days before", params: (days, round) => ({ ...lastDays(days, 365 - round), compare: "previous", product: ["P0003"] }) },
];

export function searchOf(params: Partial<PaintParams>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) for (const one of [value].flat()) search.append(name, String(one));
  return search.toString();
}
