import { beforeEach, expect, it } from "vitest";
import { createLags, type EventLags } from "./lags.ts";

let now = 0;
let lags: EventLags;
beforeEach(() => {
  now = 100_000;
  lags = createLags(() => now);
});

const event = (eventTime: number, publishTime: number) => ({ eventTime: new Date(eventTime), publishTime: new Date(publishTime) });
const all = (ms: number) => ({ p50: ms, p95: ms, most: ms });

it("measures each stage and the whole, once the event can be read", () => {
  lags.committed(7, [event(99_800, 99_900)]);
  expect([lags.read().whole, lags.behindMs()]).toEqual([null, 0]);
  now += 40;
  lags.shown(6);
  expect([lags.read().whole, lags.behindMs()]).toEqual([null, 40]);
  lags.shown(7);
  expect(lags.read()).toEqual({ toQueue: all(100), toCommit: all(100), toShown: all(40), whole: all(240) });
  expect(lags.behindMs()).toBe(0);
});

it("leaves an event that came late out of what begins with the event", () => {
  lags.committed(1, [event(1_000, 99_900)]);
  lags.shown(1);
  expect(lags.read()).toEqual({ toQueue: null, toCommit: all(100), toShown: all(0), whole: null });
});

it("takes a few events of a large commit, from its beginning to its end", () => {
  lags.committed(
    100,
    Array.from({ length: 100 }, (_, index) => event(99_900, 99_900 + index)),
  );
  lags.shown(100);
  expect(lags.read().toQueue).toEqual({ p50: 25, p95: 75, most: 75 });
});

it("forgets what is older than five minutes", () => {
  lags.committed(1, [event(99_900, 99_900)]);
  lags.shown(1);
  now += 5 * 60_000;
  expect(lags.read().toCommit).toBeNull();
});
