/** A flight check: what a load of these files would change, found out before anything is changed. */
import { z } from "zod";
import { Money } from "../sales/metrics.ts";
import { LoadFault, LoadReport, LoadRequest } from "./load-run.ts";

const CheckTotals = z.object({
  revenue: Money,
  orders: z.number(),
  customers: z.number(),
  lines: z.number(),
  /** null without orders. */
  aov: Money.nullable(),
});
export type CheckTotals = z.infer<typeof CheckTotals>;

/** Of `v_fact_sales_all`; a made-up store's history counts as nothing. */
const CheckSide = z.object({ total: CheckTotals, batch: CheckTotals, streaming: CheckTotals });
export type CheckSide = z.infer<typeof CheckSide>;

const LiveLines = z.object({ lines: z.number(), orders: z.number(), revenue: Money });
export type LiveLines = z.infer<typeof LiveLines>;

/** Of history and live orders, what counts; `before` as the numbers are now. */
const UnknownLines = z.object({ lines: z.number(), revenue: Money });
const UnknownSides = z.object({ before: UnknownLines, after: UnknownLines });

/** `changed` is null of lines: they have no key, a changed one is one gone and one added. */
const TableChanges = z.object({ rows: z.number(), added: z.number(), changed: z.number().nullable(), gone: z.number() });
export type TableChanges = z.infer<typeof TableChanges>;

export const CheckFindings = z.object({
  before: CheckSide,
  after: CheckSide,
  /** Every month that has lines before or after, the first first; `month` is its first day. */
  months: z.array(z.object({ month: z.iso.date(), before: Money, after: Money })),
  tables: z.object({ customers: TableChanges, orders: TableChanges, order_items: TableChanges, products: TableChanges }),
  /** Lines without a known customer, and of products nobody knows; null of an older check. */
  unknown: z.object({ customers: UnknownSides, products: UnknownSides }).nullable().default(null),
  /** Live lines: `stop` count now and would not any more, `resume` the other way round, `all` would not count after the load. */
  superseded: z.object({ all: LiveLines, stop: LiveLines, resume: LiveLines }),
  /** The first of those that stop. */
  stopping: z.array(z.object({ eventId: z.string(), orderId: z.string(), productId: z.string(), at: z.iso.datetime(), amount: Money })),
});
export type CheckFindings = z.infer<typeof CheckFindings>;

export const FlightCheck = z.object({
  id: z.string(),
  /** That the load would have. */
  loadId: z.number(),
  source: z.string(),
  checkedAt: z.iso.datetime(),
  tookMs: z.number(),
  /** Of the data it was compared with. */
  version: z.number(),
  /** The load it was compared with. */
  formerLoadId: z.number().nullable(),
  /** That load was made up: its history counts as nothing before. */
  replacesSample: z.boolean().default(false),
  /** Files and options are those of the load in place. */
  unchanged: z.boolean(),
  /** More than 5 % of the orders would go. */
  shrinks: z.boolean(),
  report: LoadReport,
  /** Why the files cannot be loaded at all. */
  fault: LoadFault.nullable(),
  findings: CheckFindings.nullable(),
  /** Of the files as they were read: what tells later that they changed. */
  files: z.array(z.object({ name: z.string(), bytes: z.number(), modifiedAt: z.iso.datetime() })),
});
export type FlightCheck = z.infer<typeof FlightCheck>;

/** Why what was checked cannot be loaded any more. */
const Stale = z.enum(["files_changed", "files_gone", "other_load"]);
export type Stale = z.infer<typeof Stale>;

/** `hasMoved`: live lines came since, and what was found may be off by them. */
export const KeptCheck = z.object({ check: FlightCheck, stale: Stale.nullable(), hasMoved: z.boolean() });
export type KeptCheck = z.infer<typeof KeptCheck>;

/** The last one that is kept. */
export const LastCheck = z.object({ last: KeptCheck.nullable() });
export type LastCheck = z.infer<typeof LastCheck>;

export const CheckRequest = LoadRequest.pick({ folder: true, asOf: true });
export type CheckRequest = z.infer<typeof CheckRequest>;

export const CheckedLoadRequest = LoadRequest.pick({ acceptRejects: true, allowShrink: true });
export type CheckedLoadRequest = z.infer<typeof CheckedLoadRequest>;
