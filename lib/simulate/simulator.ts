/** What the simulator's page asks for and is told. Money is a decimal string with the currency's digits. */
import { z } from "zod";
import { Job } from "../jobs/job.ts";
import { Money } from "../sales/metrics.ts";
import type { Purged } from "../warehouse/streaming.ts";
import { faults } from "./orders/run-plan.ts";
import { eventsOf, leastRate, mostEvents, mostRate, mostSeconds } from "./run-limits.ts";

const Share = z.number().min(0).max(1);

export const RunRequest = z
  .strictObject({
    perSecond: z.number().min(leastRate).max(mostRate),
    seconds: z.number().int().min(1).max(mostSeconds),
    seed: z.number().int().min(0).max(4_294_967_295),
    faults: z.partialRecord(z.enum(faults), Share).default({}),
    burst: z
      .strictObject({ factor: z.number().min(1).max(100), everySeconds: z.number().int().min(2).max(mostSeconds) })
      .nullable()
      .default(null),
    /** The shop's own events count beside made-up ones, and that is meant. */
    amongReal: z.boolean().default(false),
  })
  .refine(({ faults }) => Object.values(faults).reduce((sum, share) => sum + share, 0) <= 1 + 1e-9, {
    path: ["faults"],
    message: "are more than 100 % together",
  })
  .refine(({ perSecond, burst }) => perSecond * (burst?.factor ?? 1) <= mostRate, { path: ["burst"], message: `is more than ${mostRate} events a second` })
  .refine((run) => eventsOf(run) <= mostEvents, { path: ["seconds"], message: `is more than ${mostEvents} events` });
export type RunRequest = z.infer<typeof RunRequest>;

export const RunControl = z.enum(["pause", "resume", "stop"]);
export type RunControl = z.infer<typeof RunControl>;

const VerdictRow = z.object({ name: z.string(), expected: z.string(), shown: z.string(), isEqual: z.boolean() });

/** What came of a run that was checked: the rows of a verdict, those that agree counted alone. */
export const RunOutcome = z.object({ events: z.number(), revenue: Money, seconds: z.number(), checked: z.number(), differing: z.array(VerdictRow) });
export type RunOutcome = z.infer<typeof RunOutcome>;

/** What must come of what was sent so far, beside what there is of it; null before the first look. */
const LiveRow = z.object({ name: z.string(), expected: z.string(), shown: z.string().nullable() });
export type LiveRow = z.infer<typeof LiveRow>;

/** As the run's own process tells it. */
export const RunReport = z.object({
  isChecking: z.boolean(),
  seconds: z.number(),
  sent: z.number(),
  accepted: z.number(),
  refused: z.number(),
  /** Events of all that wait to be committed. */
  waiting: z.number().nullable(),
  amounts: z.array(LiveRow),
  counts: z.array(LiveRow),
  /** By "field rule". */
  refusals: z.array(LiveRow),
});
export type RunReport = z.infer<typeof RunReport>;

/** `report`: null until it sends. */
export const LiveRun = z.object({
  runId: z.string(),
  isPaused: z.boolean(),
  isStopping: z.boolean(),
  planned: z.number(),
  report: RunReport.nullable(),
});
export type LiveRun = z.infer<typeof LiveRun>;

export const SimulatedRun = z.object({
  runId: z.string(),
  lines: z.number(),
  superseded: z.number(),
  orders: z.number(),
  revenue: Money,
  refused: z.number(),
  /** When its first event was committed; null where it has none any more. */
  firstAt: z.iso.datetime().nullable(),
  purged: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
});
export type SimulatedRun = z.infer<typeof SimulatedRun>;

export const SimulatorState = z.object({
  realEvents: z.number(),
  /** Without one no event can be of a loaded order. */
  hasLoad: z.boolean(),
  runs: z.array(SimulatedRun),
  /** Of runs from the page; a run from the terminal has none. The last first. */
  jobs: z.array(Job),
  /** The last one. */
  purges: z.array(Job),
});
export type SimulatorState = z.infer<typeof SimulatorState>;

const Totals = z.object({ lines: z.number(), orders: z.number(), revenue: Money });
export const PurgeEffect = z.object({ runs: z.array(z.string()), before: Totals, after: Totals, refused: z.number(), restored: z.number() });
export type PurgeEffect = z.infer<typeof PurgeEffect>;

/** No `runs`: all that are there. */
export const PurgeRequest = z.strictObject({ runs: z.array(z.string().min(1).max(200)).min(1).max(10_000).optional() });

/** What came of a purge. */
export type PurgeOutcome = Omit<Purged, "position">;
