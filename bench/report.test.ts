import { expect, test } from "vitest";
import { findingsTable } from "./report.ts";

test("findings stand beside their targets", () => {
  const table = findingsTable([
    { what: "load", value: 21.5, unit: "s", note: "10 files" },
    { what: "paint", value: 151, unit: "ms", target: { atMost: 150 } },
    { what: "ratio", value: 42.123, unit: "×", target: { atLeast: 30 } },
  ]);
  expect(table).toBe(
    [
      "| what            | measured |   target | met |",
      "| --------------- | -------: | -------: | --- |",
      "| load (10 files) |   21.5 s |          |     |",
      "| paint           |   151 ms | ≤ 150 ms | NO  |",
      "| ratio           |   42.1 × | ≥ 30.0 × | yes |",
    ].join("\n"),
  );
});
