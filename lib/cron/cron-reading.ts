/** When something comes by itself: a cron text of five fields, and what it means to a person. */
import { z } from "zod";

export const CronText = z.string().trim().min(1).max(100);

export const CronReading = z.object({
  en: z.string(),
  es: z.string(),
  /** The first times it comes. */
  next: z.array(z.iso.datetime()),
});
export type CronReading = z.infer<typeof CronReading>;

export const CronParams = z.object({ text: CronText });
