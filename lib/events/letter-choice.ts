/** Which dead letters are meant, of those that were refused. */
import { z } from "zod";
import { eventFields, refusalRules } from "./reasons.ts";

export const LetterState = z.enum(["open", "replayed", "discarded"]);
export type LetterState = z.infer<typeof LetterState>;

/** As many as can be chosen one by one. */
export const mostChosen = 200;

export const LetterChoice = z.strictObject({
  state: LetterState.default("open"),
  /** Message ids. */
  ids: z.array(z.string().min(1).max(200)).min(1).max(mostChosen).optional(),
  /** Of the first reason. */
  field: z.enum([...eventFields, "body"]).optional(),
  rule: z.enum([...refusalRules, "not_storable"]).optional(),
  /** Stands in the body, the reasons, the message's id, its run or its times (UTC). */
  search: z.string().trim().max(200).optional(),
  /** First refused by then: what came since is left alone. */
  through: z.iso.datetime().optional(),
});
export type LetterChoice = z.infer<typeof LetterChoice>;
