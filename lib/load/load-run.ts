/** A load: four CSV files read, checked and put in the place of the former ones. */
import { z } from "zod";
import { Money } from "../sales/metrics.ts";

export const loadTables = ["customers", "orders", "order_items", "products"] as const;
export type LoadTable = (typeof loadTables)[number];

export const RejectReason = z.enum([
  "file_missing",
  "header_missing",
  "header_twice",
  "not_utf8",
  "unterminated_quote",
  "stray_quote",
  "too_few_fields",
  "too_many_fields",
  "duplicate_key",
  "order_not_found",
  "order_rejected",
  "empty",
  "not_whole",
  "not_a_number",
  "negative",
  "too_many_decimals",
  "too_large",
  "not_a_date",
  "date_out_of_range",
]);
export type RejectReason = z.infer<typeof RejectReason>;

export const Reject = z.object({
  file: z.string(),
  /** Of the row's first character, the header being line 1; null when the whole file is at fault. */
  line: z.number().nullable(),
  column: z.string().nullable(),
  /** As written in the file, at most 200 characters. */
  value: z.string().nullable(),
  reason: RejectReason,
  /** The reason in English words, with the remedy where there is one. */
  message: z.string(),
});
export type Reject = z.infer<typeof Reject>;

/** What is wrong in one way: where the first of it is. */
export const RejectGroup = z.object({
  file: z.string(),
  column: z.string().nullable(),
  reason: RejectReason,
  faults: z.number(),
  line: z.number().nullable(),
  value: z.string().nullable(),
  message: z.string(),
});
export type RejectGroup = z.infer<typeof RejectGroup>;

/** Of the tables: `orders` and `customers` count their rows, bought or not. */
export const LoadTotals = z.object({
  revenue: Money,
  orders: z.number(),
  lines: z.number(),
  customers: z.number(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
});
export type LoadTotals = z.infer<typeof LoadTotals>;

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export const LoadFile = z.object({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  delimiter: z.enum(delimiters),
  rows: z.number(),
  rejected: z.number(),
  /** Rows of empty fields alone, passed over as empty lines are. */
  blankRows: z.number().default(0),
  /** As the product calls them; `from`: as the file does, where it differs. */
  matchedColumns: z.array(z.object({ name: z.string(), from: z.string().nullable() })).default([]),
  /** Columns of the file that nothing reads. */
  ignoredColumns: z.array(z.string()),
});
export type LoadFile = z.infer<typeof LoadFile>;

export const LoadReport = z.object({
  files: z.array(LoadFile),
  rejectedRows: z.number(),
  rejectsByReason: z.record(z.string(), z.number()),
  /** The first 100, in file and line order; none of an old load. */
  rejects: z.array(Reject),
  /** All of them kind by kind, at most 100 kinds. */
  rejectGroups: z.array(RejectGroup).default([]),
  /** Kept, but worth knowing. */
  notices: z.object({
    ordersWithoutKnownCustomer: z.number(),
    linesOfUnknownProducts: z.number(),
    ordersWithoutLines: z.number(),
    ordersAfterNow: z.number(),
    /** Live lines that the load has already. Revenue: null of a load that a former version made. */
    supersededEvents: z.number(),
    supersededRevenue: Money.nullable().default(null),
    /** Live lines that the contract takes no more, in the currency and time zone that came with the load: they are dead letters. */
    setAsideEvents: z.number().optional(),
  }),
  asOf: z.iso.datetime().nullable(),
  /** `asOf` was asked for, not derived. */
  asOfGiven: z.boolean(),
  before: LoadTotals.nullable(),
  after: LoadTotals.nullable(),
});
export type LoadReport = z.infer<typeof LoadReport>;

/** Why a load was refused or broke off, for pages that say it in the reader's language. */
export const LoadFault = z.discriminatedUnion("code", [
  z.object({ code: z.literal("files_missing"), files: z.array(z.string()), folder: z.string(), others: z.array(z.string()) }),
  /** The first of what is wrong; `rows` have something wrong, none where whole files do. */
  z.object({
    code: z.literal("rows_wrong"),
    table: z.enum(loadTables),
    line: z.number().nullable(),
    column: z.string().nullable(),
    reason: RejectReason,
    rows: z.number(),
  }),
  z.object({ code: z.literal("shrinks"), before: z.number(), after: z.number() }),
  z.object({ code: z.literal("units_too_large") }),
  z.object({ code: z.literal("amounts_too_large") }),
  z.object({ code: z.literal("file_changed"), file: z.string() }),
  z.object({ code: z.literal("file_unreadable"), file: z.string(), detail: z.string() }),
  z.object({ code: z.literal("not_a_file"), file: z.string(), is: z.enum(["folder", "pipe"]) }),
  z.object({ code: z.literal("disk_full"), folder: z.string(), detail: z.string() }),
  z.object({ code: z.literal("cancelled") }),
]);
export type LoadFault = z.infer<typeof LoadFault>;

export const loadSteps = ["waiting", "reading", "checking", "writing", "comparing", "swapping", "serving", "done"] as const;

export const LoadRun = z.object({
  id: z.number(),
  /** `unchanged`: the same files as the load in place; nothing was done. `refused`: something in the files is wrong; the former load stays. `failed`: a defect, a full disk, a kill. */
  state: z.enum(["running", "done", "unchanged", "refused", "cancelled", "failed"]),
  step: z.enum(loadSteps),
  /** It brought no files: it put that former load back in place. */
  rolledBackTo: z.number().nullable().default(null),
  source: z.string(),
  /** Who asked for it; null of old loads. */
  by: z.string().nullable().default(null),
  sample: z.boolean(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  rowsDone: z.number(),
  rowsTotal: z.number().nullable(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  /** How far the step is, where it is cut into parts. */
  parts: z.object({ done: z.number(), total: z.number() }).nullable().default(null),
  report: LoadReport.nullable(),
  /** Why it was refused or failed, in English. */
  error: z.string().nullable(),
  /** The same by code; null where it has none: a defect, a kill. */
  fault: LoadFault.nullable().default(null),
});
export type LoadRun = z.infer<typeof LoadRun>;

export const LoadRequest = z.object({
  /** A folder on the worker's machine; left out: the inbox. */
  folder: z.string().min(1).max(4096).optional(),
  acceptRejects: z.boolean().default(false),
  allowShrink: z.boolean().default(false),
  asOf: z.iso
    .datetime({ offset: true })
    .refine((time) => time > "1900" && time < "2200", "must lie in the years 1900 to 2199")
    .optional(),
});
export type LoadRequest = z.infer<typeof LoadRequest>;

/** Of all lines, live ones too. */
export const RollBackEffect = z.object({ before: Money, after: Money });
export type RollBackEffect = z.infer<typeof RollBackEffect>;

export const Loads = z.object({
  loads: z.array(LoadRun),
  /** Its rows stand in the tables; null before the first. */
  inPlace: z.number().nullable(),
  canRollBackTo: z.array(z.number()),
});
export type Loads = z.infer<typeof Loads>;

/** `superseded`: the live lines that count no more, the load being in place. */
export function withSuperseded(report: LoadReport, { lines, revenue }: { lines: number; revenue: string }): LoadReport {
  return { ...report, notices: { ...report.notices, supersededEvents: lines, supersededRevenue: revenue } };
}

/** `events`: live lines that the load's settings turned into dead letters. */
export function withSetAside({ report, ...run }: LoadRun, events: number): LoadRun {
  return { ...run, report: report && events > 0 ? { ...report, notices: { ...report.notices, setAsideEvents: events } } : report };
}

/** Fewer than 95 of 100 of the former orders: the owner is asked first. */
export function shrinks({ before, after }: Pick<LoadReport, "before" | "after">): boolean {
  return before !== null && after !== null && after.orders * 100 < before.orders * 95;
}
