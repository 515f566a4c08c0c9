/** Round values for an axis that always shows zero. */

const steps = [1, 2, 2.5, 5, 10];

/** Share of the axis that may reach beyond its end: less than the gap to the labels there. */
const sliver = 0.02;

/** Four to five ticks (six where negative values need them) from `low` to `high`, both ends covered; `whole` for things that are counted. */
export function niceTicks(low: number, high: number, { whole = false }: { whole?: boolean } = {}): number[] {
  const reach = Math.max(-low, high);
  const bottom = -low < sliver * reach ? 0 : low;
  const top = high < sliver * reach ? 0 : high;
  if (bottom === top) return [0];
  const magnitude = 10 ** Math.floor(Math.log10((top - bottom) / 4));
  const scales = steps.map((step) => covering(bottom, top, step * magnitude)).filter(({ step }) => !whole || Number.isInteger(step));
  const best = scales.sort((a, b) => penalty(a, top - bottom) - penalty(b, top - bottom))[0];
  return best === undefined ? covering(bottom, top, 1).ticks : best.ticks;
}

type Scale = { step: number; ticks: number[] };

function covering(bottom: number, top: number, step: number): Scale {
  const first = Math.floor(round(bottom / step));
  const last = Math.ceil(round(top / step));
  return { step, ticks: Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step)) };
}

/** Empty room above and below the marks, and a far worse mark for too few or too many lines. */
function penalty({ ticks }: Scale, span: number): number {
  const room = ((ticks.at(-1) ?? 0) - (ticks[0] ?? 0)) / span - 1;
  return room + Math.max(0, 4 - ticks.length) + Math.max(0, ticks.length - 5) * 0.2;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Maps a value to percent from the top of a plot whose axis runs over `ticks`. */
export function yScale(ticks: number[]): (value: number) => number {
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 0;
  if (low === high) return () => 100;
  return (value) => round(((high - value) / (high - low)) * 100);
}
