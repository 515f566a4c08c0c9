import { expect, it } from "vitest";
import { byteText } from "./byte-text.ts";
import { bindFormat } from "./use-format.tsx";

const format = bindFormat({ locale: "en", currency: "USD", timeZone: "UTC" });

it("tells a size in the unit a person would use", () => {
  expect([0, 90_112, 14_200_000, 212_000_000, 50_000_000_000].map((bytes) => byteText(bytes, format))).toEqual([
    "0 kB",
    "90 kB",
    "14.2 MB",
    "212 MB",
    "50.0 GB",
  ]);
});
