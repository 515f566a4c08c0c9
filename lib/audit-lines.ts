/** The audit log as admins read it: who did what, when, from where. */
import { z } from "zod";

const text = z.string().max(200);

export const AuditFilter = z.object({
  who: text.optional(),
  what: text.optional(),
  /** In what it was done to, and in what changed. */
  search: text.optional(),
  /** Store days: `from` inclusive, `to` exclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditParams = AuditFilter.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** Older than that line. */
  below: z.coerce.number().int().positive().optional(),
});

const AuditLine = z.object({
  auditId: z.number(),
  at: z.iso.datetime(),
  who: z.string(),
  address: z.string().nullable(),
  what: z.string(),
  target: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** The last first. `who`, `acts`: all that the log names, for choosing. */
export const AuditLines = z.object({ lines: z.array(AuditLine), hasMore: z.boolean(), who: z.array(z.string()), acts: z.array(z.string()) });
export type AuditLines = z.infer<typeof AuditLines>;
