/** Where the names of a map's bubbles go, so that none covers another. */

export type Bubble = { key: string; x: number; y: number; radius: number; labelWidth: number; labelHeight: number };
/** `x` is the edge the text starts from (`start`), its middle or its end; `y` the label's top. */
export type PlacedLabel = { key: string; x: number; y: number; anchor: "start" | "middle" | "end" };

type Box = { left: number; top: number; right: number; bottom: number };
type Candidate = PlacedLabel & { box: Box };

/** Labels in the given order (most important first); one that fits nowhere is left out. */
export function placeLabels(bubbles: Bubble[], width: number, height: number): PlacedLabel[] {
  const placed: Candidate[] = [];
  for (const bubble of bubbles) {
    const free = candidates(bubble).find(({ box }) => inside(box, width, height) && !isTaken(box, bubbles, placed));
    if (free !== undefined) placed.push(free);
  }
  return placed.map(({ key, x, y, anchor }) => ({ key, x, y, anchor }));
}

/** Angles in the order they are tried (0 is right, 90 below): beside first, as eyes read, then the corners, below and above. */
const angles = [0, 180, 35, 145, -35, -145, 60, 120, -60, -120, 90, -90];
const gaps = [8, 20];

function candidates(bubble: Bubble): Candidate[] {
  return gaps.flatMap((gap) => angles.map((angle) => candidate(bubble, (angle * Math.PI) / 180, bubble.radius + gap)));
}

function candidate(bubble: Bubble, angle: number, reach: number): Candidate {
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  const anchor = Math.abs(right) < 0.3 ? "middle" : right > 0 ? "start" : "end";
  return at(bubble, bubble.x + right * reach, bubble.y + down * reach - (bubble.labelHeight * (1 - down)) / 2, anchor);
}

function at({ key, labelWidth, labelHeight }: Bubble, x: number, y: number, anchor: PlacedLabel["anchor"]): Candidate {
  const left = { start: x, middle: x - labelWidth / 2, end: x - labelWidth }[anchor];
  return { key, x, y, anchor, box: { left, top: y, right: left + labelWidth, bottom: y + labelHeight } };
}

function inside(box: Box, width: number, height: number): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
}

function isTaken(box: Box, bubbles: Bubble[], placed: Candidate[]): boolean {
  return placed.some((other) => overlap(box, other.box)) || bubbles.some((bubble) => overlapsDisc(box, bubble));
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function overlapsDisc(box: Box, { x, y, radius }: Bubble): boolean {
  const dx = x - Math.max(box.left, Math.min(x, box.right));
  const dy = y - Math.max(box.top, Math.min(y, box.bottom));
  return dx * dx + dy * dy < radius * radius;
}

/** Areas stand to each other as the amounts do; the largest amount has `largest` as its radius. */
export function bubbleRadius(amount: number, max: number, largest: number): number {
  return max === 0 ? 0 : Math.max(2, largest * Math.sqrt(Math.abs(amount) / max));
}
