/** What `npm run simulate` was given. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { oldestStartMs } from "../../lib/simulate/orders/event-times.ts";
import { type Fault, faults, type RunPlan, type Shape, shapes } from "../../lib/simulate/orders/run-plan.ts";

export const simulateUsage = `npm run simulate -- [--rate N] [--for TIME] [--seed S] [--start TIME] [--faults LIST] [--shapes LIST] [--burst FACTORx/TIME] [--wait TIME] [--yes]

  Sends made-up orders to the running Caudal, then checks that the screen shows them to the cent. Ctrl-C ends sending early.

  --rate    events a second, 0.1 to 20000 (10)
  --for     how long, such as 30s, 5m or 1h (60s)
  --seed    from which all is drawn (1)
  --start   the run's clock at its first event, such as 2026-03-01T09:00:00Z, at most 30 days ago (now);
            the same seed and start send the same bytes to a store with the same load
  --faults  shares of what is sent, such as duplicates=5%,malformed=1% (none):
              duplicates        the same event again, at once or later
              differing         the same event_id again with another qty
              late              orders of minutes to days ago
              out-of-order      orders overtaken by later ones
              malformed         events that are refused, in two dozen ways
              unknown-customer  customers that no load knows
              unknown-product   products that no load knows
              batch-overlap     lines of orders that the load has, before and after its as_of
              clock-skew        times hours ahead, which count, and days ahead, which are refused
  --shapes  how events are written, such as naive=50%,epoch=25%,iso=25% (naive=100%)
  --burst   such as 5x/10s: in every 10 seconds one second of 5 times the rate (none)
  --wait    how long numbers may stand still before they are judged (15s)
  --yes     simulate although the store has real live orders`;

/** Wrong arguments, in words. */
export class UsageError extends Error {}

/** `start`: null for now. */
export type SimulateArguments = Omit<RunPlan, "startedAt"> & { start: number | null; waitMs: number; yes: boolean };

const maxRate = 20_000;
const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

export function parseSimulateArguments(args: string[], now: number): SimulateArguments {
  const given = readArguments(args);
  const perSecond = numberBetween("rate", given.rate ?? "10", 0.1, maxRate);
  return {
    perSecond,
    durationMs: duration("for", given.for ?? "60s", 1_000, 24 * 3_600_000),
    seed: wholeNumber("seed", given.seed ?? "1", 4_294_967_295),
    start: given.start === undefined ? null : startTime(given.start, now),
    faults: faultShares(given.faults ?? ""),
    shapes: shapeShares(given.shapes ?? "naive=100%"),
    burst: given.burst === undefined ? null : burst(given.burst, perSecond),
    waitMs: duration("wait", given.wait ?? "15s", 1_000, 3_600_000),
    yes: given.yes ?? false,
  };
}

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  const options = { rate: text, for: text, seed: text, start: text, faults: text, shapes: text, burst: text, wait: text, yes: { type: "boolean" } } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberBetween(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number >= least && number <= most) return number;
  throw wrong(name, text, `must be a number from ${least} to ${most}`);
}

function wholeNumber(name: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw wrong(name, text, `must be a whole number from 0 to ${most}`);
}

function duration(name: string, text: string, leastMs: number, mostMs: number): number {
  const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? 0);
  if (ms >= leastMs && ms <= mostMs) return ms;
  throw wrong(name, text, `must be a time such as 30s, 5m or 1h, from ${leastMs / 1000}s to ${mostMs / 3_600_000}h`);
}

function startTime(text: string, now: number): number {
  const time = z.iso.datetime({ offset: true }).safeParse(text).success ? Date.parse(text) : Number.NaN;
  if (time <= now && time >= now - oldestStartMs) return time;
  throw wrong("start", text, "must be a time such as 2026-03-01T09:00:00Z, in the last 30 days");
}

function burst(text: string, perSecond: number): RunPlan["burst"] {
  const [, factor, every] = /^(\d+(?:\.\d+)?)x\/(\S+)$/.exec(text) ?? [];
  if (factor === undefined || every === undefined) throw wrong("burst", text, "must be as 5x/10s");
  const everyMs = duration("burst", every, 2_000, 3_600_000);
  if (Number(factor) < 1 || perSecond * Number(factor) > maxRate) throw wrong("burst", text, `must raise the rate, to at most ${maxRate} events a second`);
  return { factor: Number(factor), everyMs };
}

function faultShares(text: string): RunPlan["faults"] {
  const given = shares<Fault>("faults", text, faults);
  if (sum(given) > 1 + 1e-9) throw wrong("faults", text, "are more than 100 % together");
  return Object.fromEntries(given);
}

function shapeShares(text: string): Record<Shape, number> {
  const given = shares<Shape>("shapes", text, shapes);
  if (Math.abs(sum(given) - 1) > 1e-9) throw wrong("shapes", text, "must be 100 % together");
  return { naive: 0, epoch: 0, iso: 0, ...Object.fromEntries(given) };
}

function shares<Name extends string>(option: string, text: string, names: readonly Name[]): Map<Name, number> {
  const given = new Map<Name, number>();
  for (const part of text.split(",").filter((each) => each.trim() !== "")) {
    const [, name, number] = /^\s*([\w-]+)=(\d+(?:\.\d+)?)%\s*$/.exec(part) ?? [];
    if (name === undefined || number === undefined || Number(number) > 100) throw wrong(option, part, "must be a name and its share, such as late=5%");
    const known = names.find((each) => each === name);
    if (known === undefined) throw wrong(option, part, `there is no ${name}; there are ${names.join(", ")}`);
    if (given.has(known)) throw wrong(option, part, "is given twice");
    given.set(known, Number(number) / 100);
  }
  return given;
}

function sum(given: Map<string, number>): number {
  return [...given.values()].reduce((total, share) => total + share, 0);
}

function wrong(name: string, value: string, reason: string): UsageError {
  return new UsageError(`--${name} ${value}: ${reason}`);
}
