/** What the API tells of refused events and of what is done with them. */
import { z } from "zod";
import { Money } from "../sales/metrics.ts";
import { RefusalReply } from "./collect-reply.ts";
import { LetterChoice } from "./letter-choice.ts";
import { RepairRule } from "./repair-rule.ts";

/** By the first reason of each, those that wait to be repaired; how many wait no more. `through`: when the last of all was first refused. */
export const LetterGroupsReply = z.object({
  groups: z.array(z.object({ field: z.string(), rule: z.string(), letters: z.number() })),
  open: z.number(),
  replayed: z.number(),
  discarded: z.number(),
  through: z.iso.datetime().nullable(),
});
export type LetterGroupsReply = z.infer<typeof LetterGroupsReply>;

export const LetterCheckReply = z.object({
  accepted: z.boolean(),
  reasons: z.array(RefusalReply),
  /** What the store knows of what the event names. */
  order: z.enum(["new", "live", "loaded"]),
  isKnownCustomer: z.boolean(),
  country: z.string().nullable(),
  isKnownProduct: z.boolean(),
  product: z.string().nullable(),
  /** A decimal text with 4 decimals. */
  listPrice: z.string().nullable(),
  /** null where the event is refused. */
  eventTime: z.iso.datetime().nullable(),
});
export type LetterCheckReply = z.infer<typeof LetterCheckReply>;

const Totals = z.object({ lines: z.number(), orders: z.number(), revenue: Money });

/** See `lib/warehouse/letters.ts`. `before`, `after`: of all sales that count; null while nothing is served. */
export const RepairEffectReply = z.object({
  letters: z.number(),
  accepted: z.number(),
  lines: z.number(),
  orders: z.number(),
  revenue: Money,
  superseded: z.number(),
  supersededRevenue: Money,
  duplicates: z.number(),
  differing: z.number(),
  unknownCustomer: z.number(),
  unknownProduct: z.number(),
  stillRefused: z.array(z.object({ field: z.string(), rule: z.string(), letters: z.number(), values: z.array(z.string()) })),
  before: Totals.nullable(),
  after: Totals.nullable(),
});
export type RepairEffectReply = z.infer<typeof RepairEffectReply>;

const mostText = 1_000_000;

export const LetterText = z.strictObject({ body: z.string().max(mostText) });

/** `rule`, for each of them, or `body`, for the one that is chosen; neither: as they came. */
export const RepairRequest = z
  .strictObject({ choice: LetterChoice, rule: RepairRule.optional(), body: z.string().max(mostText).optional() })
  .refine(({ choice, rule, body }) => body === undefined || (choice.ids?.length === 1 && rule === undefined), {
    path: ["body"],
    error: "is for one letter, without a rule",
  });
export type RepairRequest = z.infer<typeof RepairRequest>;

export const DiscardRequest = z.strictObject({ choice: LetterChoice, reason: z.string().trim().min(1).max(200) });
export const TakeBackRequest = z.strictObject({ choice: LetterChoice });
export const SettledReply = z.object({ letters: z.number() });
export type SettledReply = z.infer<typeof SettledReply>;
