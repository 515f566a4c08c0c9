import { expect, it } from "vitest";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import { followPaints } from "./followed-paints.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

const bounds = { firstDay: null, lastDay: null, newestEvent: null, lines: 0 };
const everything = { country: [], category: [], channel: [], source: [], product: ["P1"] };
const query = resolvePaintQuery({ ...everything, compare: "none" }, { ...bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" });
const nothingNew = { lines: [], before: { lines: 0, orders: 0 } };

function snapshotAt(version: number) {
  let asked = 0;
  const names = { countries: [], channels: [], sources: [], categories: [], subcategories: [] };
  const facts = { moment: { version }, counts: { products: 0 }, names, timeZone: "UTC", knownCustomers: 0 } as unknown as StoreFacts;
  const all: Snapshot<StoreFacts>["all"] = async (questions) => {
    asked += questions.length;
    return questions.map(() => []);
  };
  return { facts, all, ask: async (question) => (await all([question]))[0] ?? [], asked: () => asked } satisfies Snapshot<StoreFacts>;
}

async function askedAfter(refreshes: number): Promise<number> {
  const followed = followPaints(() => 0);
  followed.note(0, 1, nothingNew);
  await followed.count(query, snapshotAt(1));
  for (let version = 1; version <= refreshes; version++) followed.note(version, version + 1, nothingNew);
  const snapshot = snapshotAt(refreshes + 1);
  await followed.count(query, snapshot);
  return snapshot.asked();
}

it("forgets what happened long ago, though it brought no line", async () => {
  expect(await askedAfter(1_000)).toBe(0);
  expect(await askedAfter(20_001)).toBeGreaterThan(0);
});
