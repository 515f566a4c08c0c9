import { expect, it } from "vitest";
import { initials } from "./initials.ts";

it.each([
  ["lucia.mora@shop.example", "LM"],
  ["admin", "A"],
  ["Ana María Díaz", "AD"],
  ["úrsula", "Ú"],
  ["@", ""],
])("of %s are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
