import { expect, it } from "vitest";
import * as changes from "./changes-of.ts";

const changesOf = (before: unknown, after: unknown) => changes.changesOf(before, after, (items) => `${items.length} things`);

it("tells what changed, and not what stayed", () => {
  expect(changesOf({ role: "viewer", blocked: false }, { role: "admin", blocked: false })).toEqual(["role: viewer → admin"]);
  expect(changesOf({ blocked: true, cron: null }, { blocked: false, cron: "0 3 * * *" })).toEqual(["blocked: true → false", "cron: null → 0 3 * * *"]);
});

it("tells what came and what went", () => {
  expect(changesOf(null, { kind: "collect", days: 7 })).toEqual(["kind: collect", "days: 7"]);
  expect(changesOf({ kind: "read" }, null)).toEqual(["kind: read →"]);
  expect(changesOf("USD", "CLP")).toEqual(["USD → CLP"]);
});

it("is silent on what is none, and short on what is many", () => {
  expect(changesOf(null, { isScheduled: false, letters: null, keep: 3 })).toEqual(["keep: 3"]);
  expect(changesOf(null, [{ name: "orders.csv" }, { name: "products.csv" }])).toEqual(["2 things"]);
  expect(changesOf(null, { choice: { state: "open", field: null, ids: ["a"] } })).toEqual(["choice: state open, ids 1 things"]);
});
