/**
 * Is what the pages show what plain SQL over `v_sales` says? Both sides are read at one moment, while events come in. Every day is compared by its
 * sums; the newest days in every tile, under several filters, and as a page gets it.
 */
import { type ChosenSet, chooseSets, newestDays } from "../../lib/pipeline/choose-sets.ts";
import { compareDays, comparePaints } from "../../lib/pipeline/compare-answers.ts";
import type { CheckedSet, Difference, SelfCheck } from "../../lib/pipeline/self-check.ts";
import type { DayTotals } from "../../lib/sales/day-totals.ts";
import type { DateRange, PaintParams } from "../../lib/sales/filters.ts";
import type { PaintQuery } from "../../lib/sales/paint-query.ts";
import { resolvePaintQuery } from "../../lib/sales/resolve-paint-query.ts";
import type { Moment, PaintTiles, ServingMoment, ServingStore } from "../../lib/serving/serving.ts";
import type { PlainMoment } from "../../lib/warehouse/duckdb/plain-moment.ts";
import type { JobWork } from "../jobs/open-jobs.ts";

/** Both of the same moment; `page`: what `read` got of what is served, then too. */
type SameMoment = <T>(read: (serving: ServingStore) => Promise<T>, signal: AbortSignal) => Promise<{ plain: PlainMoment; held: ServingMoment; page: T }>;

type Parts = { serving: () => ServingStore; sameMoment: SameMoment; digits: number; now: () => Date; mostLines?: number };
type Asked = ChosenSet & { query: PaintQuery };

const shownDifferences = 20;

export async function checkServing(parts: Parts, { progress, signal }: Pick<JobWork, "progress" | "signal">): Promise<SelfCheck> {
  progress({ step: "choosing" });
  const { range, sets } = await chooseQuestions(parts, signal);
  const everything = sets.find(({ set }) => set === "all");
  const { plain, held, page } = await parts.sameMoment(async (serving) => (everything ? serving.paint(everything.query, signal) : null), signal);
  try {
    progress({ step: "shown" });
    const started = performance.now();
    const shown = await readShown(held, sets, signal);
    const shownMs = performance.now() - started;
    await held.close();
    progress({ step: "days", done: 0, total: sets.length + 1 });
    const plainDays = await plain.days();
    if (range) await plain.take(range);
    const days = { ...compareDays(plainDays, shown.days, parts.digits), set: "days" as const, filter: [], range: rangeOf(plainDays) };
    const compared: Comparison[] = [days];
    let headline: SelfCheck["headline"] = [];
    for (const [place, asked] of sets.entries()) {
      progress({ step: "sets", done: place + 1, total: sets.length + 1 });
      const tiles = await plain.paint(asked.query);
      const answer = shown.paints[place];
      if (answer) compared.push({ ...comparePaints(tiles, answer), ...aboutSet(asked) });
      if (asked.set === "all" && page) compared.push({ ...comparePaints(tiles, page), ...aboutSet(asked), set: "page" });
      if (asked.set === "all" && answer) headline = headlineOf(tiles, answer);
    }
    const plainMs = performance.now() - started - shownMs;
    return { ...resultOf(held.moment, plainDays, range, compared), headline, plainMs: Math.round(plainMs), shownMs: Math.round(shownMs) };
  } finally {
    await held.close();
    plain.close();
  }
}

/** By what is served now: what there is to ask about changes little until it is asked. */
async function chooseQuestions({ serving, now, mostLines }: Parts, signal: AbortSignal): Promise<{ range: DateRange | null; sets: Asked[] }> {
  const store = serving();
  const held = await store.hold();
  try {
    const range = newestDays(await held.days(signal), mostLines);
    if (range === null) return { range, sets: [] };
    const ask = (params: PaintParams) => resolvePaintQuery(params, { ...held.moment.bounds, now: now(), timeZone: store.timeZone });
    const all = await held.paint(ask({ country: [], category: [], channel: [], source: [], product: [], compare: "none", ...range }), signal);
    return { range, sets: chooseSets(range, all).map((set) => ({ ...set, query: ask(set.params) })) };
  } finally {
    await held.close();
  }
}

async function readShown(held: ServingMoment, sets: Asked[], signal: AbortSignal): Promise<{ days: DayTotals[]; paints: PaintTiles[] }> {
  const days = await held.days(signal);
  const paints: PaintTiles[] = [];
  for (const { query } of sets) paints.push(await held.paint(query, signal));
  return { days, paints };
}

type Comparison = Pick<CheckedSet, "set" | "filter" | "range"> & ReturnType<typeof comparePaints>;

function aboutSet({ set, filter, query: { range } }: Asked): Pick<CheckedSet, "set" | "filter" | "range"> {
  return { set, filter, range };
}

function headlineOf({ kpis: plain }: PaintTiles, { kpis: shown }: PaintTiles): SelfCheck["headline"] {
  return (["revenue", "orders", "customers"] as const).map((metric) => ({ metric, sql: String(plain[metric]), shown: String(shown[metric]) }));
}

function resultOf({ version }: Moment, days: DayTotals[], range: DateRange | null, compared: Comparison[]) {
  const found = compared.flatMap((one): Difference[] => one.found.map((difference) => ({ ...difference, set: one.set })));
  const sumOf = (some: DayTotals[]) => some.reduce((sum, { lines }) => sum + lines, 0);
  return {
    version,
    lines: sumOf(days),
    countedLines: sumOf(days.filter(({ day }) => range !== null && day >= range.from && day < range.to)),
    days: days.length,
    numbers: compared.reduce((sum, { numbers }) => sum + numbers, 0),
    differences: found.length,
    sets: compared.map(({ set, filter, range, numbers, found: own }) => ({ set, filter, range, numbers, differences: own.length })),
    found: found.slice(0, shownDifferences),
  };
}

function rangeOf(days: DayTotals[]): DateRange {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.day, to: last.day } : { from: "1970-01-01", to: "1970-01-02" };
}
