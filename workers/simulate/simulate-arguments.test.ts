import { describe, expect, it } from "vitest";
import { parseSimulateArguments, UsageError } from "./simulate-arguments.ts";

const now = Date.UTC(2026, 2, 1, 12);

it("takes ten plain events a second for a minute unless told otherwise", () => {
  expect(parseSimulateArguments([], now)).toEqual({
    perSecond: 10,
    durationMs: 60_000,
    seed: 1,
    start: null,
    faults: {},
    shapes: { naive: 1, epoch: 0, iso: 0 },
    burst: null,
    waitMs: 15_000,
    yes: false,
  });
});

it("takes every option", () => {
  const given =
    "--rate 0.5 --for 2m --seed 7 --start 2026-03-01T09:00:00+01:00 --faults duplicates=5%,malformed=1.5% --shapes naive=50%,iso=50% --burst 5x/10s --wait 1h --yes";
  expect(parseSimulateArguments(given.split(" "), now)).toEqual({
    perSecond: 0.5,
    durationMs: 120_000,
    seed: 7,
    start: Date.UTC(2026, 2, 1, 8),
    faults: { duplicates: 0.05, malformed: 0.015 },
    shapes: { naive: 0.5, epoch: 0, iso: 0.5 },
    burst: { factor: 5, everyMs: 10_000 },
    waitMs: 3_600_000,
    yes: true,
  });
});

describe("refuses, and says why:", () => {
  it.each([
    ["--rate 0", "--rate 0: must be a number from 0.1 to 20000"],
    ["--rate 20001", "must be a number"],
    ["--for 60", "--for 60: must be a time such as 30s, 5m or 1h, from 1s to 24h"],
    ["--for 25h", "from 1s to 24h"],
    ["--seed -1", "--seed"],
    ["--seed 1.5", "must be a whole number"],
    ["--start now", "--start now: must be a time such as"],
    ["--start 2026-03-01T12:00:01Z", "in the last 30 days"],
    ["--start 2026-01-30T11:59:59Z", "in the last 30 days"],
    ["--faults late", "--faults late: must be a name and its share"],
    ["--faults late=5", "such as late=5%"],
    ["--faults lost=5%", "there is no lost; there are duplicates, differing, late"],
    ["--faults late=5%,late=5%", "is given twice"],
    ["--faults late=60%,malformed=60%", "are more than 100 % together"],
    ["--shapes iso=50%", "must be 100 % together"],
    ["--burst 5/10s", "must be as 5x/10s"],
    ["--burst 5x/1s", "from 2s to 1h"],
    ["--rate 10000 --burst 5x/10s", "to at most 20000 events a second"],
    ["--speed 5", "--speed"],
    ["fast", "fast"],
  ])("%s", (given, reason) => {
    expect(() => parseSimulateArguments(given.split(" "), now)).toThrow(UsageError);
    expect(() => parseSimulateArguments(given.split(" "), now)).toThrow(reason);
  });
});
