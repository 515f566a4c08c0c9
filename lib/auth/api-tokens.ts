/** Keys of programs, as admins see and make them. */
import { z } from "zod";

const TokenKind = z.enum(["read", "collect"]);

const ApiToken = z.object({
  tokenId: z.string(),
  name: z.string(),
  kind: TokenKind,
  /** Its last letters. */
  ending: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  usedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const ApiTokens = z.object({ tokens: z.array(ApiToken) });

export const TokenRequest = z.strictObject({ name: z.string().trim().min(1).max(80), kind: TokenKind });

/** `key` is told this once. */
export const NewToken = z.object({ key: z.string(), token: ApiToken });
export type NewToken = z.infer<typeof NewToken>;
