/** What a shop hears of the events it sent. */
import { z } from "zod";
import { eventFields, refusalRules } from "./reasons.ts";

export const RefusalReply = z.object({
  field: z.enum([...eventFields, "body"]),
  value: z.string().nullable(),
  rule: z.enum([...refusalRules, "not_storable"]),
  /** In English. */
  message: z.string(),
});

export const CollectReply = z.object({
  accepted: z.number(),
  /** Kept too, as dead letters: they can be seen, edited and sent again. */
  refused: z.number(),
  message: z.string(),
  /** One per event, in the order they were sent. */
  results: z.array(
    z.discriminatedUnion("accepted", [
      z.object({ accepted: z.literal(true), messageId: z.string(), eventId: z.string() }),
      z.object({ accepted: z.literal(false), messageId: z.string(), reasons: z.array(RefusalReply) }),
    ]),
  ),
});
export type CollectReply = z.infer<typeof CollectReply>;
