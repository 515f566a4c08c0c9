import type { Random } from "./random.ts";

/** Draws indexes in proportion to their weights, in constant time (alias method). */
export class WeightedDraw {
  private readonly keep: Float64Array;
  private readonly alias: Int32Array;

  constructor(weights: ArrayLike<number>) {
    const size = weights.length;
    this.keep = new Float64Array(size).fill(1);
    this.alias = new Int32Array(size);
    const average = sum(weights) / size;
    const share = Float64Array.from(weights, (weight) => weight / average);
    this.settle(share);
  }

  draw(random: Random): number {
    const position = random.unit() * this.keep.length;
    const index = Math.floor(position);
    return position - index < (this.keep[index] ?? 1) ? index : (this.alias[index] ?? index);
  }

  /** Tops every light index up with a part of a heavy one. */
  private settle(share: Float64Array): void {
    const light: number[] = [];
    const heavy: number[] = [];
    share.forEach((part, index) => {
      (part < 1 ? light : heavy).push(index);
    });
    for (let low = light.pop(), high = heavy.at(-1); low !== undefined && high !== undefined; low = light.pop(), high = heavy.at(-1)) {
      const part = share[low] ?? 1;
      this.keep[low] = part;
      this.alias[low] = high;
      share[high] = (share[high] ?? 1) - (1 - part);
      if ((share[high] ?? 1) < 1) light.push(heavy.pop() ?? high);
    }
  }
}

function sum(weights: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < weights.length; index++) total += weights[index] ?? 0;
  return total;
}
