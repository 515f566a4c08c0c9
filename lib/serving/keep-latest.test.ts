import { expect, it } from "vitest";
import { keepLatest } from "./keep-latest.ts";

const groups = (count: number) => new Set(Array.from({ length: count }, (_, group) => group));
const known = new Map([
  [1, groups(3)],
  [2, groups(3)],
  [3, groups(3)],
]);

it("forgets who has not bought for longest, by the groups that are kept", () => {
  expect([...keepLatest(known, new Map([[1, groups(4)]]), 13).keys()]).toEqual([2, 3, 1]);
  expect([...keepLatest(known, new Map([[1, groups(4)]]), 12).keys()]).toEqual([3, 1]);
});

it("counts who never bought as one", () => {
  expect(keepLatest(new Map(), new Map([1, 2, 3].map((key) => [key, groups(0)])), 2).size).toBe(2);
});
