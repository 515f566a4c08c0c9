/** Who buys what: orders of one to four lines, mostly one piece of each, by the customers and at the prices of the loaded shop. */
import type { Random } from "../random.ts";
import { WeightedDraw } from "../weighted-draw.ts";
import { parseAmount, roundAmount } from "./amounts.ts";
import type { IdMaker } from "./id-maker.ts";
import type { Shape } from "./run-plan.ts";
import type { ShopSample } from "./shop-sample.ts";

export type OpenOrder = {
  id: string;
  /** null: bought as a guest. */
  customer: { id: string; country: string | null } | null;
  shape: Shape;
  /** One of its sale lines was counted. */
  isCounted: boolean;
};

export type BasketLine = { order: OpenOrder; productId: string; qty: number; unitPrice: bigint };

const linesPerOrder = new WeightedDraw([0, 54, 27, 13, 6]);
const pieces = new WeightedDraw([0, 86, 10, 3, 1]);
const guestShare = 0.02;

export class Baskets {
  private readonly random: Random;
  private readonly ids: IdMaker;
  private readonly shapeOf: () => Shape;
  private readonly customers: ShopSample["customers"];
  private readonly products: { id: string; price: bigint }[];
  private readonly customerDraw: WeightedDraw;
  private readonly productDraw: WeightedDraw;
  private order: OpenOrder | null = null;
  private bought: number[] = [];
  private linesLeft = 0;

  constructor(sample: ShopSample, random: Random, ids: IdMaker, shapeOf: () => Shape) {
    this.random = random;
    this.ids = ids;
    this.shapeOf = shapeOf;
    this.customers = sample.customers;
    this.products = sample.products.map(({ id, price }) => ({ id, price: roundAmount(parseAmount(price), sample.digits) }));
    this.customerDraw = popularity(this.customers.length);
    this.productDraw = popularity(this.products.length);
  }

  next(): BasketLine {
    const order = this.linesLeft > 0 && this.order ? this.order : this.open();
    this.linesLeft--;
    return { order, ...this.product(), qty: pieces.draw(this.random) };
  }

  private open(): OpenOrder {
    const shape = this.shapeOf();
    const isGuest = this.customers.length === 0 || this.random.chance(guestShare);
    const customer = isGuest ? null : (this.customers[this.customerDraw.draw(this.random)] ?? null);
    this.order = { id: shape === "iso" ? this.ids.uuid() : this.ids.named("W"), customer, shape, isCounted: false };
    this.linesLeft = linesPerOrder.draw(this.random);
    this.bought = [];
    return this.order;
  }

  /** A shop without a catalogue sells what nobody has listed. */
  private product(): { productId: string; unitPrice: bigint } {
    let index = this.productDraw.draw(this.random);
    for (let tries = 0; tries < 3 && this.bought.includes(index); tries++) index = this.productDraw.draw(this.random);
    this.bought.push(index);
    const product = this.products[index];
    return product ? { productId: product.id, unitPrice: product.price } : { productId: this.ids.named("P"), unitPrice: madeUpPrice(this.random) };
  }
}

/** 4.00 to 249.00 in whole units of money. */
export function madeUpPrice(random: Random): bigint {
  return BigInt(4 + random.below(246)) * 10_000n;
}

/** The first few are bought far more often than the rest. */
function popularity(count: number): WeightedDraw {
  return new WeightedDraw(count === 0 ? [1] : Array.from({ length: count }, (_, rank) => 1 / (rank + 12)));
}
