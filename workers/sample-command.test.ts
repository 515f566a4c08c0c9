import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseSampleArguments } from "./sample-command.ts";

const parse = (...args: string[]) => parseSampleArguments(args, "2026-06-29");

test("a folder is enough: 10,000 lines up to yesterday", () => {
  expect(parse("--out", "shop")).toEqual({ folder: resolve("shop"), lines: 10_000, seed: 1, until: "2026-06-29" });
});

test("takes lines, seed and last day", () => {
  expect(parse("--out", "/shop", "--lines", "100000000", "--seed", "7", "--until", "2024-02-29")).toEqual({
    folder: "/shop",
    lines: 100_000_000,
    seed: 7,
    until: "2024-02-29",
  });
});

test.each([
  [["--lines", "10"], "--out"],
  [["--out", "x", "--lines", "0"], "--lines 0: must be a whole number from 1 to 100000000"],
  [["--out", "x", "--lines", "1e6"], "--lines 1e6"],
  [["--out", "x", "--seed", "-1"], "seed"],
  [["--out", "x", "--until", "2025-02-29"], "--until 2025-02-29: must be a date"],
  [["--out", "x", "--until", "yesterday"], "--until yesterday"],
  [["--out", "x", "--line", "5"], "--line"],
  [["shop"], "shop"],
])("refuses %j", (args, message) => {
  expect(() => parse(...args)).toThrow(message);
});
