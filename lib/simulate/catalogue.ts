/** The sample shop's products: named, priced, brought out over time, repriced, and drawn by popularity and season. */
import { blackFriday, type CalendarDay, calendarDay, type Day } from "./calendar.ts";
import type { Country } from "./countries.ts";
import { CsvFile } from "./csv-file.ts";
import { brands, type ProductLine, productLines, type Season, titles } from "./product-lines.ts";
import type { Random } from "./random.ts";
import { WeightedDraw } from "./weighted-draw.ts";

export type Product = {
  name: string;
  line: ProductLine;
  popularity: number;
  launch: Day;
  /** Days between two price changes, and the day of such a cycle it falls on. */
  repriceEvery: number;
  repriceOn: number;
  /** In cents. */
  price: number;
  /** Of the last price; null where nobody entered a cost. */
  costShare: number | null;
};

type Hemisphere = Country["hemisphere"];

const seasonMonths: Record<Hemisphere, Record<Season, number[]>> = {
  south: {
    even: [],
    warm: [1.5, 1.35, 1.1, 0.85, 0.65, 0.55, 0.55, 0.7, 0.95, 1.15, 1.3, 1.45],
    cold: [0.5, 0.6, 0.9, 1.2, 1.5, 1.6, 1.5, 1.25, 0.9, 0.7, 0.6, 0.55],
    gift: [0.7, 0.8, 0.8, 0.85, 1.05, 1, 0.95, 1.1, 0.85, 0.95, 1.3, 1.8],
    school: [1.3, 2, 1.9, 0.9, 0.8, 0.8, 0.9, 0.8, 0.8, 0.8, 0.9, 0.7],
  },
  north: {
    even: [],
    warm: [0.75, 0.85, 1.15, 1.3, 1.35, 1.25, 1.2, 1.1, 0.95, 0.85, 0.75, 0.8],
    cold: [1.35, 1.15, 0.85, 0.7, 0.65, 0.7, 0.75, 0.8, 0.95, 1.15, 1.4, 1.5],
    gift: [0.75, 0.95, 0.8, 0.85, 1.2, 0.95, 0.85, 0.85, 0.85, 0.95, 1.3, 1.8],
    school: [1.2, 0.9, 0.8, 0.7, 0.7, 0.8, 1.5, 1.9, 1.2, 0.8, 0.8, 0.7],
  },
};

export class Catalogue {
  readonly products: Product[];
  /** Today's price of each product in cents, sales included. */
  readonly prices: Int32Array;
  private readonly draws: Partial<Record<Hemisphere, WeightedDraw>> = {};
  private readonly random: Random;

  constructor(count: number, from: Day, until: Day, random: Random) {
    this.random = random;
    this.products = makeProducts(count, from, until, random);
    this.prices = new Int32Array(count);
  }

  startDay(day: Day): void {
    const today = calendarDay(day);
    for (const [index, product] of this.products.entries()) {
      if (day > product.launch && day % product.repriceEvery === product.repriceOn) reprice(product, this.random);
      this.prices[index] = salePrice(product, today, this.random);
    }
    for (const hemisphere of ["south", "north"] as const) {
      this.draws[hemisphere] = new WeightedDraw(this.products.map((product) => demandOf(product, today, hemisphere)));
    }
  }

  /** Index of a product somebody buys today. */
  draw(hemisphere: Hemisphere, random: Random): number {
    return this.draws[hemisphere]?.draw(random) ?? 0;
  }

  async write(path: string, digits: number): Promise<void> {
    const file = await CsvFile.create(path, "product_id,name,category,subcategory,price,cost");
    for (const [index, product] of this.products.entries()) {
      writeProduct(file, index, product, digits);
      await file.flush();
    }
    await file.close();
  }
}

function makeProducts(count: number, from: Day, until: Day, random: Random): Product[] {
  const lines = new WeightedDraw(productLines.map((line) => line.weight));
  const launches = Array.from({ length: count }, () => (random.chance(0.55) ? from - 1 : from + random.below(until - from))).sort((a, b) => a - b);
  const ranks = shuffled(count, random);
  const names = new Set<string>();
  return launches.map((launch, index) => {
    // One of each kind first, so that the smallest shop has every category.
    const line = productLines[index < productLines.length ? index : lines.draw(random)] ?? productLines[0];
    if (!line) throw new Error("No product lines");
    return makeProduct(line, launch, 1 / ((ranks[index] ?? 0) + 10 + count / 40), names, random);
  });
}

function makeProduct(line: ProductLine, launch: Day, popularity: number, names: Set<string>, random: Random): Product {
  // Most prices lie in the lower half of their span.
  const [low, high] = line.price;
  const price = roundPrice((low + (high - low) * random.unit() * random.unit()) * 100);
  const repriceEvery = 90 + random.below(180);
  return {
    name: newName(line, names, random),
    line,
    popularity: (popularity * Math.sqrt(line.weight)) / (1 + price / 6000),
    launch,
    repriceEvery,
    repriceOn: random.below(repriceEvery),
    price,
    costShare: random.chance(0.025) ? null : random.between(0.46, 0.72),
  };
}

function newName(line: ProductLine, names: Set<string>, random: Random): string {
  const drawn = drawName(line, random);
  let name = drawn;
  for (let edition = 2; names.has(name); edition++) name = `${drawn} ${edition}`;
  names.add(name);
  return name;
}

function drawName(line: ProductLine, random: Random): string {
  const thing = random.pick(line.things);
  const variant = random.pick(line.variants);
  if (line.category !== "Books" || line.subcategory === "School") return `${random.pick(brands)} ${thing}, ${variant}`;
  return `${random.pick(titles.first)} ${random.pick(titles.second)}${random.pick(titles.third)} (${thing}, ${variant})`;
}

/** Mostly upwards. */
function reprice(product: Product, random: Random): void {
  product.price = roundPrice(product.price * random.between(0.97, 1.1));
}

/** 1249, 7999, 34900 … */
function roundPrice(cents: number): number {
  if (cents < 2000) return Math.max(99, Math.round(cents / 50) * 50 - 1);
  if (cents < 20_000) return Math.round(cents / 100) * 100 - 1;
  return Math.round(cents / 1000) * 1000 - 100;
}

/** Black Friday's week, and what is left of a season. */
function salePrice(product: Product, today: CalendarDay, random: Random): number {
  const away = today.day - blackFriday(today.year);
  if (away >= -1 && away <= 3 && random.chance(0.5)) return reduced(product.price, 10 + 5 * random.below(5));
  const clearance = (today.month === 1 || today.month === 7) && today.date > 10 && (product.line.season === "warm" || product.line.season === "cold");
  return clearance && random.chance(0.3) ? reduced(product.price, 20) : product.price;
}

function reduced(cents: number, percent: number): number {
  return Math.round((cents * (100 - percent)) / 100);
}

function demandOf(product: Product, today: CalendarDay, hemisphere: Hemisphere): number {
  const age = today.day - product.launch;
  if (age <= 0) return 0;
  const known = age >= 60 || product.launch < 0 ? 1 : 0.3 + (0.7 * age) / 60;
  return product.popularity * known * (seasonMonths[hemisphere][product.line.season][today.month - 1] ?? 1);
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

function writeProduct(file: CsvFile, index: number, product: Product, digits: number): void {
  file.beginRow();
  file.id("P", index + 1, digits);
  file.comma();
  file.text(product.name.includes(",") ? `"${product.name}"` : product.name);
  file.comma();
  file.text(`${product.line.category},${product.line.subcategory},`);
  file.cents(product.price);
  file.comma();
  if (product.costShare !== null) file.cents(Math.round(product.price * product.costShare));
  file.endRow();
}
