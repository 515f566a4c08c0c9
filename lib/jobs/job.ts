/** Long work that nobody waits for: started by a request, watched while it runs, kept with what came of it. */
import { z } from "zod";
import { LoadFault } from "../load/load-run.ts";
import { wholeNumber } from "../whole-number.ts";

export const JobKind = z.enum(["load", "roll_back", "flight_check", "purge", "simulation", "replay", "rebuild", "self_check", "backup"]);
export type JobKind = z.infer<typeof JobKind>;

/** `warehouse`: what puts other data in place. */
export type Exclusion = "warehouse" | JobKind;

/** `broken_off`: the worker ended before it did. */
export const JobState = z.enum(["running", "done", "failed", "cancelled", "broken_off"]);
export type JobState = z.infer<typeof JobState>;

export const JobProgress = z.object({
  /** Of a set of the kind's own. */
  step: z.string(),
  done: z.number().default(0),
  /** null: not known. */
  total: z.number().nullable().default(null),
  unit: z.enum(["rows", "lines", "events", "bytes", "files", "days"]).nullable().default(null),
});
export type JobProgress = z.infer<typeof JobProgress>;

export const JobFault = z.object({
  code: z.string(),
  message: z.string(),
  /** Of a defect, in the log. */
  id: z.string().optional(),
  /** What is wrong with a load's files. */
  load: LoadFault.optional(),
});
export type JobFault = z.infer<typeof JobFault>;

const Subject = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** What it is about, for its title. */
export type JobSubject = z.infer<typeof Subject>;

export const Job = z.object({
  id: z.number(),
  kind: JobKind,
  subject: Subject,
  by: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  state: JobState,
  canCancel: z.boolean(),
  progress: JobProgress.nullable(),
  /** Of a shape of the kind's own; null until it is done. */
  outcome: z.unknown(),
  fault: JobFault.nullable(),
});
export type Job = z.infer<typeof Job>;

export const JobsParams = z.object({ kind: JobKind.optional(), limit: wholeNumber(1, 200).default(20) });

export const Jobs = z.object({ jobs: z.array(Job) });
export type Jobs = z.infer<typeof Jobs>;
