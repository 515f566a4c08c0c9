import { expect, it } from "vitest";
import { changesOf } from "./changes-of.ts";

it("tells what changed, and not what stayed", () => {
  expect(changesOf({ role: "viewer", blocked: false }, { role: "admin", blocked: false })).toEqual(["role: viewer → admin"]);
});

it("tells what came and what went", () => {
  expect(changesOf(null, { kind: "collect", days: 7 })).toEqual(["kind: collect", "days: 7"]);
  expect(changesOf({ kind: "read" }, null)).toEqual(["kind: read →"]);
  expect(changesOf("USD", "CLP")).toEqual(["USD → CLP"]);
});
