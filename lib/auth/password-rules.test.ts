import { expect, it } from "vitest";
import { checkNewPassword, faultOfPassword } from "./password-rules.ts";

it.each([
  ["correct horse", null],
  ["eleven char", "too_short"],
  ["ñandú-ñandú!", null],
  ["x".repeat(201), "too_long"],
  ["abcabcabcabcabc", "too_plain"],
  ["vic@shop.example-1", "holds_name"],
] as const)("of a new password %s: %s", (password, fault) => {
  expect(faultOfPassword(password, "Vic@shop.example")).toBe(fault);
});

it("is refused by name, never repeated", () => {
  expect(() => checkNewPassword("hunter2", "vic")).toThrow(
    expect.objectContaining({ field: "password", value: "too_short", message: "A password has 12 characters at least." }),
  );
});
