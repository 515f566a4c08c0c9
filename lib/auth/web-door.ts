/** What web and the worker tell each other of who asks. */
import { z } from "zod";
import { Caller } from "./authorize.ts";

const Place = z.object({ address: z.string().nullable(), agent: z.string().max(400).nullable() });

export const SignInRequest = Place.extend({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) });
export type SignInRequest = z.infer<typeof SignInRequest>;

/** Whom an OIDC provider vouched for, to web. */
export const ProviderSignIn = Place.extend({ issuer: z.string(), subject: z.string(), email: z.string().min(3).max(254), hostedDomain: z.string().nullable() });
export type ProviderSignIn = z.infer<typeof ProviderSignIn>;

export const PasswordRequest = Place.extend({ session: z.string(), current: z.string().max(1000), next: z.string().max(1000) });
export type PasswordRequest = z.infer<typeof PasswordRequest>;

export const JoinRequest = Place.extend({ key: z.string().max(200), password: z.string().max(1000) });
export type JoinRequest = z.infer<typeof JoinRequest>;

/** `key` is what the cookie carries. */
export const SignedIn = z.object({ key: z.string(), expiresAt: z.iso.datetime(), mustChangePassword: z.boolean() });
export type SignedIn = z.infer<typeof SignedIn>;

/** By what somebody shows: a cookie's key or a token. */
export const CallerRequest = z.object({ session: z.string().optional(), token: z.string().optional() });
export type CallerRequest = z.infer<typeof CallerRequest>;

/** `caller` null: what was shown is nobody's, or nobody's any longer. */
export const KnownCaller = z.object({ caller: Caller.nullable(), mustChangePassword: z.boolean() });
export type KnownCaller = z.infer<typeof KnownCaller>;

export const InvitationFacts = z.object({ name: z.string(), purpose: z.enum(["join", "reset"]), expiresAt: z.iso.datetime() });
export type InvitationFacts = z.infer<typeof InvitationFacts>;

/** What anybody may know before signing in. */
export const Door = z.object({
  storeName: z.string().nullable(),
  /** The first password was printed and not used yet. */
  isFirstStart: z.boolean(),
  /** Whether some token may send events: then this machine needs one too. */
  hasCollectToken: z.boolean(),
});
export type Door = z.infer<typeof Door>;
