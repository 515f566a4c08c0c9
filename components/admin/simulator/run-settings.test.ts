import { expect, it } from "vitest";
import { RunRequest } from "../../../lib/simulate/simulator.ts";
import { refusalOf, requestOf, usualSettings } from "./run-settings.ts";

it("what the page starts with can be started, and is what the worker takes", () => {
  expect(refusalOf(usualSettings)).toBeNull();
  expect(RunRequest.parse(requestOf({ ...usualSettings, factor: 3 }))).toMatchObject({ perSecond: 50, burst: { factor: 3, everySeconds: 10 }, faults: {} });
});

it("what the worker would refuse is told before", () => {
  const changes = [
    { perSecond: 20_000, seconds: 120 },
    { perSecond: 20_000, factor: 2 },
    { faults: { ...usualSettings.faults, late: 0.5, malformed: 0.5, duplicates: 0.1 } },
    { seed: "-1" },
  ];
  const settings = changes.map((change) => ({ ...usualSettings, seconds: 2, ...change }));
  expect(settings.map(refusalOf)).toEqual(["events", "burst", "shares", "seed"]);
  expect(settings.map((one) => RunRequest.safeParse(requestOf(one)).success)).toEqual([false, false, false, false]);
});
