import { expect, it } from "vitest";
import { hashPassword, isPassword } from "./password-hash.ts";

it("knows a password again, and no other", async () => {
  const hash = await hashPassword("río caudaloso 9");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword("río caudaloso 9", hash)).toBe(true);
  expect(await isPassword("ri\u0301o caudaloso 9", hash)).toBe(true);
  expect(await isPassword("rio caudaloso 9", hash)).toBe(false);
  expect(await hashPassword("río caudaloso 9")).not.toBe(hash);
});

it("is nobody's where none was chosen", async () => {
  expect(await isPassword("", null)).toBe(false);
});

it("knows one that was hashed with other settings", async () => {
  const earlier = "$argon2id$v=19$m=1024,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$ASQee7geDoEakb5F_Ujd1g";
  expect(await isPassword("before", earlier)).toBe(true);
});
