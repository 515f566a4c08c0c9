import { expect, it } from "vitest";
import { amountText, parseAmount, roundAmount } from "./amounts.ts";

it.each([
  ["12.5", 125_000n],
  ["-0.05", -500n],
  ["1234.5678", 12_345_678n],
  ["0", 0n],
])("reads %s", (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});

it.each(["", "1,5", "1.23456", "NaN"])("takes %j for no amount", (text) => {
  expect(() => parseAmount(text)).toThrow();
});

it("writes an amount with the currency's digits", () => {
  expect(amountText(125_000n, 2)).toBe("12.50");
  expect(amountText(-500n, 2)).toBe("-0.05");
  expect(amountText(12_990_000n, 0)).toBe("1299");
});

it("rounds to the currency's last digit", () => {
  expect(roundAmount(12_345_678n, 2)).toBe(12_345_700n);
  expect(roundAmount(12_345_678n, 0)).toBe(12_350_000n);
});
