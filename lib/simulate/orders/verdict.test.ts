import { beforeEach, describe, expect, it } from "vitest";
import { Tally } from "./tally.ts";
import { type Evidence, judge, nothingShown, type Shown } from "./verdict.ts";

const nothing: Shown = { ...nothingShown, loadId: 1 };
const history: Shown = { ...nothing, revenue: 1_000_0000n, sales: 1_000_0000n, orders: 10, customers: 5, units: 20, lines: 12, tiles: tilesOf(1_000_0000n) };

function tilesOf(byTime: bigint, bySource = byTime): Map<string, bigint> {
  return new Map([
    ["over time", byTime],
    ["by source", bySource],
  ]);
}

/** A new order of 1 × 12.50 by a customer from Chile, a copy of it that differs, and an event without a price. */
function smallRun(): Evidence {
  const tally = new Tally();
  const places = { country: "Chile", channel: "unknown" };
  tally.add({ kind: "counted", qty: 1, gross: 12_5000n, isNewOrder: true, isLoadedOrder: false, newCustomer: true, ...places });
  tally.add({ kind: "superseded", gross: -3_0000n });
  tally.add({ kind: "duplicate", differs: true });
  tally.add({ kind: "refused", reasons: [{ field: "unit_price", rule: "missing" }] });
  const streaming = { ...nothing, revenue: 12_5000n, sales: 12_5000n, orders: 1, customers: 1, units: 1, lines: 1 };
  return {
    tally,
    digits: 2,
    resent: 0,
    wrongAnswers: 0,
    before: { streaming: nothing, batch: history, all: history },
    after: {
      streaming: { ...streaming, revenueByCountry: new Map([["Chile", 12_5000n]]), revenueByChannel: new Map([["unknown", 12_5000n]]) },
      batch: history,
      all: { ...history, revenue: 1_012_5000n, orders: 11, tiles: tilesOf(1_012_5000n) },
    },
    otherLinesBefore: 3,
    counts: {
      isPurged: false,
      otherLines: 3,
      lines: 2,
      linesTwice: 0,
      revenue: "12.5000",
      superseded: { lines: 1, revenue: "-3.0000" },
      duplicates: 1,
      differing: 1,
      redelivered: 0,
      refused: 1,
      refusals: [{ field: "unit_price", rule: "missing", events: 1 }],
    },
  };
}

const differences = (evidence: Evidence) => judge(evidence).filter(({ isEqual }) => !isEqual);

describe("a run is judged", () => {
  let run: Evidence;
  beforeEach(() => {
    run = smallRun();
  });

  it("to be shown as expected, number by number", () => {
    expect(differences(run)).toEqual([]);
    expect(judge(run)).toContainEqual({ name: "streaming revenue", expected: "+12.50", shown: "+12.50", isEqual: true });
    expect(judge(run)).toContainEqual({ name: "refused, unit_price missing", expected: "1", shown: "1", isEqual: true });
  });

  it("to be off by a cent", () => {
    run.after.streaming.revenue += 100n;
    expect(differences(run)).toEqual([{ name: "streaming revenue", expected: "+12.50", shown: "+12.51", isEqual: false }]);
  });

  it("to have lost a line", () => {
    run.counts.lines = 1;
    expect(differences(run).map(({ name }) => name)).toEqual(["lines kept"]);
  });

  it("to have counted in another country", () => {
    run.after.streaming.revenueByCountry = new Map([["Perú", 12_5000n]]);
    expect(differences(run)).toEqual([
      { name: "streaming revenue, country Chile", expected: "+12.50", shown: "+0.00", isEqual: false },
      { name: "streaming revenue, country Perú", expected: "+0.00", shown: "+12.50", isEqual: false },
    ]);
  });

  it("to have a tile that does not add up to the total", () => {
    run.after.all.tiles = tilesOf(1_012_5000n, 1_000_0000n);
    expect(differences(run)).toEqual([{ name: "total revenue, added up by source", expected: "1012.50", shown: "1000.00", isEqual: false }]);
  });

  it("without a tile that is shown rounded, so that it did not add up before", () => {
    run.before.all = { ...history, tiles: tilesOf(1_000_0000n, 1_000_0100n) };
    run.after.all.tiles = tilesOf(1_012_5000n, 1_012_5100n);
    expect(differences(run)).toEqual([]);
  });

  it("to be mixed with what others sent", () => {
    run.counts.otherLines = 5;
    expect(differences(run)).toEqual([{ name: "live lines of others", expected: "3", shown: "5", isEqual: false }]);
  });

  it("to have refused for another reason", () => {
    run.counts.refusals = [{ field: "unit_price", rule: "empty", events: 1 }];
    expect(differences(run).map(({ name }) => name)).toEqual(["refused, unit_price empty", "refused, unit_price missing"]);
  });

  it("without knowing how often a delivery arrived whose answer was lost", () => {
    run.counts.duplicates = 3;
    expect(differences(run).map(({ name }) => name)).toEqual(["duplicates absorbed"]);
    expect(differences({ ...run, resent: 4 })).toEqual([]);
    expect(differences({ ...run, resent: 1 }).map(({ expected }) => expected)).toEqual(["1 to 2"]);
  });

  it("to be beyond judgement when a load came in between", () => {
    run.after.all.loadId = 2;
    expect(differences(run).map(({ name }) => name)).toEqual(["load in place"]);
  });
});
