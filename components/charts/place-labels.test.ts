import { expect, test } from "vitest";
import { type Bubble, bubbleRadius, placeLabels } from "./place-labels.ts";

const bubble = (key: string, x: number, y: number): Bubble => ({ key, x, y, radius: 20, labelWidth: 50, labelHeight: 28 });

test("a label stands to the right where there is room", () => {
  expect(placeLabels([bubble("Chile", 100, 100)], 300, 300)).toEqual([{ key: "Chile", x: 128, y: 86, anchor: "start" }]);
});

test("goes left at the right edge and beside a neighbour", () => {
  expect(placeLabels([bubble("Chile", 270, 100)], 300, 300)[0]?.anchor).toBe("end");
  const beside = placeLabels([bubble("Chile", 130, 100), bubble("Uruguay", 175, 100)], 300, 300);
  expect(beside.map(({ key, anchor }) => [key, anchor])).toEqual([
    ["Chile", "end"],
    ["Uruguay", "start"],
  ]);
});

test("leaves out what fits nowhere, the less important first", () => {
  const crowd = Array.from({ length: 40 }, (_, index) => bubble(`c${index}`, 100 + (index % 8) * 12, 100 + Math.floor(index / 8) * 12));
  const placed = placeLabels(crowd, 300, 300);
  expect(placed.length).toBeLessThan(40);
  expect(placed[0]?.key).toBe("c0");
});

test("bubble areas are proportional to amounts", () => {
  expect(bubbleRadius(100, 100, 30)).toBe(30);
  expect(bubbleRadius(25, 100, 30)).toBe(15);
  expect(bubbleRadius(-25, 100, 30)).toBe(15);
  expect(bubbleRadius(0, 0, 30)).toBe(0);
});
