/** How much of a file goes in one request: so much that the bar moves about once a second. */
import { maxPieceBytes } from "../../../lib/uploads/max-piece-bytes.ts";

export const firstPieceBytes = 256 * 1024;
const leastPieceBytes = 64 * 1024;
const aimMs = 1_000;

/** Twice or half of the last at most. */
export function nextPieceBytes(bytes: number, ms: number): number {
  const fitting = (bytes * aimMs) / Math.max(ms, 1);
  const careful = Math.min(Math.max(fitting, bytes / 2), bytes * 2);
  return Math.round(Math.min(Math.max(careful, leastPieceBytes), maxPieceBytes));
}

/** A cut line was slow before: the next try is with less. */
export function smallerPieceBytes(bytes: number): number {
  return Math.max(Math.round(bytes / 2), leastPieceBytes);
}

/** Of the last few pieces rather than of the last alone. */
export function nextRate(before: number | null, bytes: number, ms: number): number {
  const rate = (bytes * 1000) / Math.max(ms, 1);
  return before === null ? rate : before * 0.7 + rate * 0.3;
}
