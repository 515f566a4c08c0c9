import { expect, it } from "vitest";
import { nextPieceBytes, nextRate, smallerPieceBytes } from "./piece-pace.ts";

const kib = 1024;

it("aims at a second a piece, twice or half the last at most, within bounds", () => {
  expect(nextPieceBytes(1000 * kib, 800)).toBe(1250 * kib);
  expect(nextPieceBytes(1000 * kib, 1)).toBe(2000 * kib);
  expect(nextPieceBytes(1000 * kib, 60_000)).toBe(500 * kib);
  expect(nextPieceBytes(8192 * kib, 1)).toBe(8192 * kib);
  expect(smallerPieceBytes(100 * kib)).toBe(64 * kib);
});

it("tells a rate that does not jump", () => {
  expect(nextRate(null, 1000, 500)).toBe(2000);
  expect(nextRate(2000, 1000, 1000)).toBe(1700);
});
