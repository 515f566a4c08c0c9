/** Whether the product shows what a run must have brought: number by number, expected beside shown. */
import { amountText, parseAmount } from "./amounts.ts";
import type { RunCounts } from "./run-counts.ts";
import type { Tally } from "./tally.ts";

/** A paint's numbers. Amounts in ten-thousandths. */
export type Shown = {
  loadId: number | null;
  revenue: bigint;
  sales: bigint;
  orders: number;
  customers: number;
  units: number;
  lines: number;
  revenueByCountry: Map<string, bigint>;
  revenueByChannel: Map<string, bigint>;
  /** The revenue that the rows of each tile add up to. */
  tiles: Map<string, bigint>;
};

/** Of a store without data. */
export const nothingShown: Shown = {
  loadId: null,
  revenue: 0n,
  sales: 0n,
  orders: 0,
  customers: 0,
  units: 0,
  lines: 0,
  revenueByCountry: new Map(),
  revenueByChannel: new Map(),
  tiles: new Map(),
};

export type Screen = { streaming: Shown; batch: Shown; all: Shown };

export type Evidence = {
  tally: Tally;
  digits: number;
  /** Deliveries that were sent once more since their answer was lost: they may have arrived each time. */
  resent: number;
  /** Answers that said something else of an event than was expected. */
  wrongAnswers: number;
  before: Screen;
  after: Screen;
  otherLinesBefore: number;
  counts: RunCounts;
};

export type VerdictRow = { name: string; expected: string; shown: string; isEqual: boolean };

export function judge(evidence: Evidence): VerdictRow[] {
  return [...onScreen(evidence), ...inGroups(evidence), ...inTiles(evidence), ...inWarehouse(evidence)];
}

function onScreen({ tally, digits, before, after, wrongAnswers }: Evidence): VerdictRow[] {
  const money = (name: string, expected: bigint, shown: bigint) => row(name, grown(amountText(expected, digits)), grown(amountText(shown, digits)));
  const count = (name: string, expected: number, shown: number) => row(name, grown(String(expected)), grown(String(shown)));
  const { streaming, all, batch } = after;
  return [
    row("load in place", String(before.all.loadId ?? "none"), String(all.loadId ?? "none")),
    money("streaming revenue", tally.revenue, streaming.revenue - before.streaming.revenue),
    money("streaming sales", tally.sales, streaming.sales - before.streaming.sales),
    count("streaming orders", tally.orders, streaming.orders - before.streaming.orders),
    count("streaming lines", tally.lines, streaming.lines - before.streaming.lines),
    count("streaming units", tally.units, streaming.units - before.streaming.units),
    count("streaming customers", tally.customers, streaming.customers - before.streaming.customers),
    money("batch revenue", 0n, batch.revenue - before.batch.revenue),
    money("total revenue", tally.revenue, all.revenue - before.all.revenue),
    count("total orders", tally.newOrders, all.orders - before.all.orders),
    row("answers that say otherwise", "0", String(wrongAnswers)),
  ];
}

function inGroups({ tally, digits, before, after }: Evidence): VerdictRow[] {
  const compare = (name: string, expected: Map<string, bigint>, was: Map<string, bigint>, is: Map<string, bigint>): VerdictRow[] => {
    const keys = [...new Set([...expected.keys(), ...was.keys(), ...is.keys()])];
    const rows = keys.map((key) => {
      const shown = (is.get(key) ?? 0n) - (was.get(key) ?? 0n);
      return row(`streaming revenue, ${name} ${key}`, grown(amountText(expected.get(key) ?? 0n, digits)), grown(amountText(shown, digits)));
    });
    return inShort(`streaming revenue, each ${name}`, rows);
  };
  const [was, is] = [before.streaming, after.streaming];
  return [
    ...compare("country", tally.revenueByCountry, was.revenueByCountry, is.revenueByCountry),
    ...compare("channel", tally.revenueByChannel, was.revenueByChannel, is.revenueByChannel),
  ];
}

/** A tile that did not add up before either is left out: then the store has prices that are shown rounded. */
function inTiles({ tally, digits, before, after }: Evidence): VerdictRow[] {
  const expected = amountText(before.all.revenue + tally.revenue, digits);
  const whole = [...after.all.tiles].filter(([name]) => (before.all.tiles.get(name) ?? 0n) === before.all.revenue);
  const rows = whole.map(([name, shown]) => row(`total revenue, added up ${name}`, expected, amountText(shown, digits)));
  return inShort("total revenue, added up in each tile", rows);
}

/** One row where all agree, else those that do not. */
function inShort(name: string, rows: VerdictRow[]): VerdictRow[] {
  const differing = rows.filter(({ isEqual }) => !isEqual);
  return differing.length > 0 ? differing : [row(name, String(rows.length), String(rows.length))];
}

function inWarehouse({ tally, digits, resent, counts, otherLinesBefore }: Evidence): VerdictRow[] {
  const { superseded } = tally;
  const absorbed = (name: string, expected: number, shown: number) =>
    resent === 0 ? row(name, String(expected), String(shown)) : between(name, expected, expected + resent, shown);
  return [
    row("lines kept", String(tally.lines + superseded.lines), String(counts.lines)),
    row("live lines of others", String(otherLinesBefore), String(counts.otherLines)),
    row("lines kept twice", "0", String(counts.linesTwice)),
    row("revenue kept", amountText(tally.revenue, digits), exactText(counts.revenue, digits)),
    row("superseded lines", String(superseded.lines), String(counts.superseded.lines)),
    row("superseded revenue", amountText(superseded.revenue, digits), exactText(counts.superseded.revenue, digits)),
    absorbed("duplicates absorbed", tally.duplicates, counts.duplicates),
    absorbed("differing copies", tally.differing, counts.differing),
    row("refused", String(tally.refused), String(counts.refused)),
    ...refusals(tally.refusals, counts),
  ];
}

function refusals(expected: Map<string, number>, counts: RunCounts): VerdictRow[] {
  const shown = new Map(counts.refusals.map(({ field, rule, events }) => [`${field} ${rule}`, events]));
  const names = [...new Set([...expected.keys(), ...shown.keys()])].toSorted();
  return names.map((name) => row(`refused, ${name}`, String(expected.get(name) ?? 0), String(shown.get(name) ?? 0)));
}

function row(name: string, expected: string, shown: string): VerdictRow {
  return { name, expected, shown, isEqual: expected === shown };
}

function between(name: string, least: number, most: number, shown: number): VerdictRow {
  const expected = least === most ? String(least) : `${least} to ${most}`;
  return { name, expected, shown: String(shown), isEqual: shown >= least && shown <= most };
}

function grown(text: string): string {
  return text.startsWith("-") ? text : `+${text}`;
}

/** With all its decimals where the shown digits would hide some. */
function exactText(text: string, digits: number): string {
  const amount = parseAmount(text);
  return amount % 10n ** BigInt(4 - digits) === 0n ? amountText(amount, digits) : text;
}
