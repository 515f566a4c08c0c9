import { expect, test } from "vitest";
import { countryCode } from "./country-code.ts";

test("knows a country in English and Spanish, with or without accents", () => {
  expect(["Mexico", "México", "Peru", "Brasil", "España", "Deutschland"].map(countryCode)).toEqual(["MX", "MX", "PE", "BR", "ES", "DE"]);
});

test("knows the short forms shops write", () => {
  expect(["EIRE", "RSA", "USA", "UK", "United Kingdom", "CL", "chl"].map(countryCode)).toEqual(["IE", "ZA", "US", "GB", "GB", "CL", "CL"]);
});

test("answers null for what is no country", () => {
  expect(["Channel Islands", "European Community", "Unspecified", "unknown", ""].map(countryCode)).toEqual([null, null, null, null, null]);
});
