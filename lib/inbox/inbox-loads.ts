/** Loads of the inbox that nobody starts by hand: when, and what came of them. */
import { z } from "zod";
import { CronReading, CronText } from "../cron/cron-reading.ts";
import { uploadNames } from "../uploads/upload-name.ts";

export const InboxPlan = z.strictObject({
  /** `watch`: as soon as new files lie still. `clock`: at times. */
  mode: z.enum(["off", "watch", "clock"]),
  /** Five fields, in the store's zone; kept while another mode is on. */
  cron: CronText,
});
export type InboxPlan = z.infer<typeof InboxPlan>;

/** Why files wait for an admin. */
export const InboxReason = z.discriminatedUnion("code", [
  z.object({ code: z.literal("rejects"), rows: z.number() }),
  z.object({ code: z.literal("shrinks") }),
  z.object({ code: z.literal("cancelled") }),
  z.object({ code: z.literal("unloadable"), message: z.string() }),
]);
export type InboxReason = z.infer<typeof InboxReason>;

/** Four files, met once. */
export const InboxSet = z.object({
  seenAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** `loaded`: by itself, or they were in place already. */
  state: z.enum(["started", "loaded", "waiting"]),
  reason: InboxReason.nullable(),
  loadId: z.number().nullable(),
});
export type InboxSet = z.infer<typeof InboxSet>;

/** What was found when the time had come. */
export const InboxRun = z.object({ at: z.iso.datetime(), found: z.enum(["missing", "known", "new"]) });
export type InboxRun = z.infer<typeof InboxRun>;

export const InboxLoads = z.object({
  plan: InboxPlan,
  folder: z.string(),
  timeZone: z.string(),
  /** Of the cron text; null unless the clock decides. */
  reading: CronReading.nullable(),
  /** `settling`: something of them changed less than `stillMs` ago. */
  files: z.enum(["missing", "settling", "still"]),
  missing: z.array(z.enum(uploadNames)),
  stillMs: z.number(),
  lastRun: InboxRun.nullable(),
  last: InboxSet.nullable(),
});
export type InboxLoads = z.infer<typeof InboxLoads>;
