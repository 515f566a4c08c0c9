/** Events that were refused, as the API lists them. */
import { z } from "zod";
import { RefusalReply } from "./collect-reply.ts";
import { LetterState } from "./letter-choice.ts";
import { RepairRule } from "./repair-rule.ts";

export const DeadLetterReply = z.object({
  messageId: z.string(),
  state: LetterState,
  /** As far as it can be made out. */
  orderId: z.string().nullable(),
  /** As it came; what is not UTF-8 is shown as �. In a list at most the first 4,096 bytes. */
  body: z.string(),
  bodyBytes: z.number(),
  /** As it came, byte for byte, where it is not UTF-8 and not cut off; else null. */
  bodyBase64: z.base64().nullable(),
  /** The body that was replayed, where it is another. */
  repaired: z.string().nullable(),
  reasons: z.array(RefusalReply),
  /** Deliveries that were refused. */
  attempts: z.number(),
  publishTime: z.iso.datetime(),
  firstFailedAt: z.iso.datetime(),
  lastFailedAt: z.iso.datetime(),
  simulated: z.boolean(),
  runId: z.string().nullable(),
});
export type DeadLetterReply = z.infer<typeof DeadLetterReply>;

/** What was done with it, the first first. `outcome`: counted, superseded, duplicate, differing, discarded or open. */
const LetterStep = z.object({
  kind: z.enum(["replayed", "discarded", "taken_back"]),
  by: z.string(),
  at: z.iso.datetime(),
  outcome: z.string(),
  note: z.string().nullable(),
  rule: RepairRule.nullable(),
});

export const WholeLetterReply = DeadLetterReply.extend({ history: z.array(LetterStep) });
export type WholeLetterReply = z.infer<typeof WholeLetterReply>;

/** The last to be refused first. */
export const DeadLettersReply = z.object({ total: z.number(), rows: z.array(DeadLetterReply) });
export type DeadLettersReply = z.infer<typeof DeadLettersReply>;
