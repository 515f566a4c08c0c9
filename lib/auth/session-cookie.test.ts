import { expect, it } from "vitest";
import { endedCookie, keyInCookies, sessionCookie } from "./session-cookie.ts";

const seal = { secret: "0123456789abcdef", isSecure: false };
const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

it("is kept from scripts and from other sites' requests, and over HTTPS from everything but HTTPS", () => {
  const expiresAt = "2026-01-19T12:00:00.000Z";
  expect(sessionCookie("key", expiresAt, seal)).toMatch(/^caudal=key\.[\w-]{43}; Path=\/; Expires=Mon, 19 Jan 2026 12:00:00 GMT; HttpOnly; SameSite=Lax$/);
  expect(sessionCookie("key", expiresAt, { ...seal, isSecure: true })).toMatch(/^__Host-caudal=key\..*; HttpOnly; SameSite=Lax; Secure$/);
  expect(endedCookie(seal)).toContain("caudal=; Path=/; Expires=Thu, 01 Jan 1970");
});

it("gives its key back, among others", () => {
  const signed = pairOf(sessionCookie("key", "2026-01-19T12:00:00Z", seal));
  expect(keyInCookies(`theme=dark; ${signed}; locale=es`, seal)).toBe("key");
  expect(keyInCookies(signed, { ...seal, isSecure: true })).toBeNull();
});

it.each(["caudal=key", "caudal=key.", "caudal=.x", "caudal=other.SIGNATURE", "x-caudal=key.SIGNATURE", "caudal=key.SIGNATUREx", ""])(
  "is nobody's when it reads %s",
  (text) => {
    const signature = pairOf(sessionCookie("key", "2026-01-19T12:00:00Z", seal)).split(".")[1] ?? "";
    expect(keyInCookies(text.replace("SIGNATURE", signature), seal)).toBeNull();
  },
);

it("is nobody's when another secret signed it", () => {
  const signed = pairOf(sessionCookie("key", "2026-01-19T12:00:00Z", { ...seal, secret: "fedcba9876543210" }));
  expect(keyInCookies(signed, seal)).toBeNull();
});
