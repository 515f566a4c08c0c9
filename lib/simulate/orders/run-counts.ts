/** What the warehouse holds of one run, whoever asks. Money is exact, with 4 decimals. */
import { z } from "zod";

const Amount = z.string().regex(/^-?\d+\.\d{4}$/);

export const RunCounts = z.object({
  /** Lines that were appended, those that a load supersedes included. */
  lines: z.number(),
  /** Appended lines whose event_id stands there more than once: none, ever. */
  linesTwice: z.number(),
  /** Of the lines that count. */
  revenue: Amount,
  superseded: z.object({ lines: z.number(), revenue: Amount }),
  /** Messages whose event was there already, those that differ included. */
  duplicates: z.number(),
  differing: z.number(),
  /** Messages that were delivered again. */
  redelivered: z.number(),
  /** Live lines of the shop and of other runs. */
  otherLines: z.number(),
  /** Different bodies that were refused, and how many of them for each reason. */
  refused: z.number(),
  /** It was taken out for good: nothing of it is kept any more. */
  isPurged: z.boolean(),
  refusals: z.array(z.object({ field: z.string(), rule: z.string(), events: z.number() })),
});
export type RunCounts = z.infer<typeof RunCounts>;
