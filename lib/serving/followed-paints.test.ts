import { expect, it } from "vitest";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import { followPaints } from "./followed-paints.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

const bounds = { firstDay: null, lastDay: null, newestEvent: null, lines: 0 };
const everything = { country: [], category: [], channel: [], source: [], product: ["P1"] };
const query = resolvePaintQuery({ ...everything, compare: "none" }, { ...bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" });
const nothingNew = { lines: [], before: { lines: 0, orders: 0 } };
const line = {
  day: 0,
  hour: 0,
  country: 0,
  channel: 0,
  source: 0,
  category: 0,
  subcategory: 0,
  product: 0,
  order: 0,
  customer: null,
  qty: 1,
  gross: 1n,
  margin: null,
};

/** Each question is answered with so many bars. */
function snapshotAt(version: number, bars = 0) {
  let asked = 0;
  const names = { countries: [], channels: [], sources: [], categories: [], subcategories: [] };
  const facts = { moment: { version }, counts: { products: 0 }, names, timeZone: "UTC", knownCustomers: 0 } as unknown as StoreFacts;
  const rows = Array.from({ length: bars }, (_, key) => ({ tile: "bucket", key }));
  const all: Snapshot<StoreFacts>["all"] = async (questions) => {
    asked += questions.length;
    return questions.map(({ sql }) => (sql === "serving/lines" ? rows : []));
  };
  return { facts, all, ask: async (question) => (await all([question]))[0] ?? [], asked: () => asked } satisfies Snapshot<StoreFacts>;
}

/** Each brings lines of another product than the paint's. */
async function askedAfter(refreshes: number, lines = 0): Promise<number> {
  const followed = followPaints({ now: () => 0 });
  const added = { ...nothingNew, lines: Array(lines).fill({ ...line, productId: "P2" }) };
  followed.note(0, 1, nothingNew);
  await followed.count(query, snapshotAt(1));
  for (let version = 1; version <= refreshes; version++) followed.note(version, version + 1, added);
  const snapshot = snapshotAt(refreshes + 1);
  await followed.count(query, snapshot);
  return snapshot.asked();
}

it("forgets what happened long ago, though it brought no line", async () => {
  expect(await askedAfter(1_000)).toBe(0);
  expect(await askedAfter(5_001)).toBeGreaterThan(0);
});

it("counts anew what misses so many lines that adding them takes longer", async () => {
  expect(await askedAfter(5, 1_000)).toBe(0);
  expect(await askedAfter(6, 1_000)).toBeGreaterThan(0);
});

it("does not want the lines of a refresh that brings so many", async () => {
  const followed = followPaints({ now: () => 0 });
  followed.note(0, 1, nothingNew);
  await followed.count(query, snapshotAt(1));
  expect([followed.wants(5_000), followed.wants(5_001)]).toEqual([true, false]);
});

it("follows as many paints as fit, whatever their number, and forgets the one that was asked for longest ago", async () => {
  const followed = followPaints({ now: () => 0, maxBytes: 100_000 });
  followed.note(0, 1, nothingNew);
  const asked = async (product: string, bars: number) => {
    const snapshot = snapshotAt(1, bars);
    await followed.count({ ...query, filters: { ...query.filters, product: [product] } }, snapshot);
    return snapshot.asked() > 0;
  };
  for (const small of ["P1", "P2", "P3"]) await asked(small, 100);
  expect(await asked("P1", 100)).toBe(false);
  expect([await asked("large", 100), await asked("P2", 100), await asked("P1", 100)]).toEqual([true, true, false]);
});
