/** Events that were refused, as the API lists them. */
import { z } from "zod";
import { RefusalReply } from "./collect-reply.ts";

export const DeadLetterReply = z.object({
  messageId: z.string(),
  /** As it came; what is not UTF-8 is shown as �. In a list at most the first 4,096 bytes. */
  body: z.string(),
  bodyBytes: z.number(),
  /** As it came, byte for byte, where it is not UTF-8 and not cut off; else null. */
  bodyBase64: z.base64().nullable(),
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

/** The last to be refused first. */
export const DeadLettersReply = z.object({ total: z.number(), rows: z.array(DeadLetterReply) });
export type DeadLettersReply = z.infer<typeof DeadLettersReply>;
