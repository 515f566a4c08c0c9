import { expect, it } from "vitest";
import { countryCode, countryName } from "./country.ts";

it("knows a country in either language, with or without accents", () => {
  expect(["Mexico", "México", "PERU", "Brasil", "Brazil", "CL", "USA", "EIRE"].map(countryCode)).toEqual(["MX", "MX", "PE", "BR", "BR", "CL", "US", "IE"]);
});

it("translates names, never the shop's own words", () => {
  expect(countryName("Mexico", "es")).toBe("México");
  expect(countryName("Perú", "en")).toBe("Peru");
  expect(countryName("Bolivia", "es")).toBe("Bolivia");
  expect(countryName("Channel Islands", "es")).toBe("Channel Islands");
  expect(countryCode("Unspecified")).toBeUndefined();
});
