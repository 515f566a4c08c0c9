/** Two answers to one question, number by number. */

import { moneyText } from "../money.ts";
import type { DayTotals } from "../sales/day-totals.ts";
import type { PaintTiles } from "../serving/serving.ts";
import type { Difference } from "./self-check.ts";

type Compared = { numbers: number; found: Omit<Difference, "set">[] };
type Numbers = Map<string, string>;

const tiles = ["kpis", "timeseries", "byCategory", "byCountry", "byChannel", "byProduct", "byWeekday", "bySource"] as const;

export function comparePaints(plain: PaintTiles, shown: PaintTiles): Compared {
  return compareNumbers(numbersOfPaint(plain), numbersOfPaint(shown));
}

/** `digits`: those of the store's currency. */
export function compareDays(plain: DayTotals[], shown: DayTotals[], digits: number): Compared {
  return compareNumbers(numbersOfDays(plain, digits), numbersOfDays(shown, digits));
}

function compareNumbers(plain: Numbers, shown: Numbers): Compared {
  const places = [...new Set([...plain.keys(), ...shown.keys()])];
  const found = places.flatMap((place) => {
    const [sql, other] = [plain.get(place) ?? "–", shown.get(place) ?? "–"];
    return sql === other ? [] : [{ place, sql, shown: other }];
  });
  return { numbers: places.length, found };
}

function numbersOfPaint(paint: PaintTiles): Numbers {
  const numbers: Numbers = new Map();
  for (const tile of tiles) addNumbers(numbers, tile, paint[tile]);
  if (paint.comparison) addNumbers(numbers, "comparison", { base: paint.comparison.base, kpis: paint.comparison.kpis });
  return numbers;
}

function numbersOfDays(days: DayTotals[], digits: number): Numbers {
  const numbers: Numbers = new Map();
  for (const { day, lines, revenue, sales, units } of days) {
    addNumbers(numbers, day, { lines, units, revenue: moneyText(revenue, digits), sales: moneyText(sales, digits) });
  }
  return numbers;
}

/** A row of a breakdown is known by its key, a bar by its beginning. */
function addNumbers(numbers: Numbers, place: string, value: unknown): void {
  if (Array.isArray(value)) for (const row of value) addNumbers(numbers, `${place}.${row.key ?? row.start}`, row);
  else if (typeof value === "object" && value !== null) for (const [name, part] of Object.entries(value)) addNumbers(numbers, `${place}.${name}`, part);
  else if (typeof value === "number" || (typeof value === "string" && isMoney(value))) numbers.set(place, String(value));
}

function isMoney(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
