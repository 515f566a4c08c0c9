import { expect, it } from "vitest";
import { sessionCookie } from "../auth/session-cookie.ts";
import { pendingCookie, pendingInCookies } from "./pending-cookie.ts";

const pending = { state: "s", nonce: "n", verifier: "v", next: "/live" };
const sealing = { secret: "0123456789abcdef", isSecure: false };
const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

it("is kept for ten minutes, for the way back alone", () => {
  const cookie = pendingCookie(pending, sealing, 0);
  expect(cookie).toMatch(/; Path=\/api\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/);
  expect(pendingInCookies(`theme=dark; ${pairOf(cookie)}`, sealing, 599_999)).toEqual(pending);
  expect(pendingInCookies(pairOf(cookie), sealing, 600_000)).toBeNull();
});

it("is nothing when it was not signed here, or for something else", () => {
  const cookie = pairOf(pendingCookie(pending, sealing, 0));
  expect(pendingInCookies(`${cookie}x`, sealing, 0)).toBeNull();
  expect(pendingInCookies(cookie, { secret: "fedcba9876543210" }, 0)).toBeNull();
  const session = pairOf(sessionCookie("key", "2026-01-19T12:00:00Z", sealing)).replace("caudal=", "caudal-pending=");
  expect(pendingInCookies(session, sealing, 0)).toBeNull();
});
