/** Who may sign in, as admins see and change it. */
import { z } from "zod";

const AccountRole = z.enum(["viewer", "admin"]);

const Person = z.object({
  accountId: z.string(),
  name: z.string(),
  role: AccountRole,
  /** `invited`: has no way to sign in yet. */
  state: z.enum(["active", "invited", "blocked"]),
  createdAt: z.iso.datetime(),
  signedInAt: z.iso.datetime().nullable(),
  /** Open ones. */
  sessions: z.number(),
  /** The link under way, over or not; null: none. */
  linkExpiresAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;

export const People = z.object({ people: z.array(Person) });

export const Invite = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2)
    .max(120)
    .regex(/^[^\p{C}]+$/u, "must hold no control characters"),
  role: AccountRole,
  days: z.int().min(1).max(30),
});

export const PersonChange = z.strictObject({ role: AccountRole.optional(), blocked: z.boolean().optional() });

/** `key` is told this once: whoever has the link chooses the person's password. */
export const PersonLink = z.object({ accountId: z.string(), key: z.string(), expiresAt: z.iso.datetime() });
export type PersonLink = z.infer<typeof PersonLink>;

const OwnSession = z.object({
  sessionId: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  isThisOne: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessions = z.object({ sessions: z.array(OwnSession) });
