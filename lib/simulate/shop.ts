/** The sample shop at work: sells day by day and takes back what customers return. */

import type { Day } from "./calendar.ts";
import type { Catalogue } from "./catalogue.ts";
import { channelOf } from "./channels.ts";
import { countries } from "./countries.ts";
import type { CustomerBase } from "./customer-base.ts";
import type { Demand } from "./demand.ts";
import type { OrderFiles, OrderHead, OrderLine } from "./order-files.ts";
import type { Random } from "./random.ts";
import { secondOfDay } from "./time-of-day.ts";
import { WeightedDraw } from "./weighted-draw.ts";

const linesPerOrder = new WeightedDraw([0, 30, 22, 17, 12, 8, 5, 3, 2, 1]);
export const averageLinesPerOrder = 2.86;
const guestShare = 0.018;
const signUpOnlyChance = 0.16;

type Return = { head: OrderHead; country: number; lines: OrderLine[] };
type Buyer = { customer: number | null; country: number; habit: number };
type Today = { day: Day; progress: number; eagerness: Float64Array; byCountry: WeightedDraw };

type Parts = { catalogue: Catalogue; customers: CustomerBase; files: OrderFiles; demand: Demand; newCustomerShare: number; random: Random };

export class Shop {
  orders = 0;
  private readonly parts: Parts;
  private readonly returns = new Map<Day, Return[]>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Writes the orders of one day, `lines` lines in all. */
  open(day: Day, lines: number): void {
    const { customers, demand, files, random } = this.parts;
    const weights = demand.of(day);
    const today = {
      day,
      progress: (day - demand.from) / demand.days,
      eagerness: customers.eagerness(weights),
      byCountry: new WeightedDraw(weights),
    };
    files.startDay(day);
    const returns = this.takeReturns(day, lines);
    const sizes = orderSizes(lines - returns.reduce((sum, { lines }) => sum + lines.length, 0), random);
    this.work(today, sizes, returns);
  }

  private work(today: Today, sizes: number[], returns: Return[]): void {
    const { random } = this.parts;
    const all = sizes.length + returns.length;
    for (let slot = 0; slot < all; slot++) {
      const second = secondOfDay((slot + random.unit()) / all);
      const isReturn = random.below(all - slot) < returns.length;
      const back = isReturn ? returns.pop() : undefined;
      if (back) this.takeBack(back, second);
      else this.sell(today, sizes.pop() ?? 0, second);
    }
  }

  private sell(today: Today, size: number, second: number): void {
    const { random, files } = this.parts;
    const buyer = this.buyer(today);
    const country = countries[buyer.country];
    if (!country) throw new Error(`No country ${buyer.country}`);
    const channel = channelOf(country, random.chance(0.65) ? buyer.habit : random.below(100), today.progress, second);
    const head: OrderHead = { letter: "O", number: ++this.orders, customer: buyer.customer, second, channel };
    files.writeOrder(head);
    const lines = this.basket(size, country.hemisphere);
    for (const line of lines) files.writeLine(head, line);
    this.expectReturn(today.day, { head, country: buyer.country, lines });
  }

  private buyer(today: Today): Buyer {
    const { customers, random, newCustomerShare } = this.parts;
    if (random.chance(guestShare)) return { customer: null, country: today.byCountry.draw(random), habit: 50 };
    const isNew = customers.count === 0 || random.chance(newCustomerShare * (1.4 - 0.8 * today.progress));
    const customer = isNew ? this.signUp(today) : customers.returning(today.eagerness);
    return { customer, country: customers.countryOf(customer), habit: customers.habitOf(customer) };
  }

  private signUp(today: Today): number {
    const { customers, random } = this.parts;
    if (random.chance(signUpOnlyChance)) customers.add(today.day, today.byCountry.draw(random));
    return customers.add(today.day, today.byCountry.draw(random));
  }

  /** Often more of one category than chance would give. */
  private basket(size: number, hemisphere: "south" | "north"): OrderLine[] {
    const { catalogue, random } = this.parts;
    const lines: OrderLine[] = [];
    for (let place = 0; place < size; place++) {
      let product = catalogue.draw(hemisphere, random);
      const category = catalogue.products[lines[0]?.product ?? product]?.line.category;
      for (let tries = 0; tries < 3 && !fits(product); tries++) product = catalogue.draw(hemisphere, random);
      lines.push({ product, quantity: this.quantity(product), price: catalogue.prices[product] ?? 0 });

      function fits(candidate: number): boolean {
        if (lines.some((line) => line.product === candidate)) return false;
        return catalogue.products[candidate]?.line.category === category || random.chance(0.75);
      }
    }
    return lines;
  }

  private quantity(product: number): number {
    const { catalogue, random } = this.parts;
    const several = catalogue.products[product]?.line.several ?? 0;
    if (!random.chance(several)) return 1;
    return random.chance(0.75) ? 2 : 3 + random.below(3);
  }

  private expectReturn(day: Day, { head, country, lines }: Return): void {
    const { catalogue, random, demand } = this.parts;
    const back = lines.filter(({ product }) => random.chance(catalogue.products[product]?.line.returned ?? 0));
    if (back.length === 0) return;
    const due = day + 3 + random.below(12) + (random.chance(0.3) ? random.below(16) : 0);
    if (due >= demand.from + demand.days) return;
    this.addReturn(due, { head: { ...head, letter: "R" }, country, lines: back });
  }

  private addReturn(due: Day, back: Return): void {
    const others = this.returns.get(due);
    if (others) others.push(back);
    else this.returns.set(due, [back]);
  }

  /** Those due today that `lines` has room for; the others come tomorrow. */
  private takeReturns(day: Day, lines: number): Return[] {
    const due = this.returns.get(day) ?? [];
    this.returns.delete(day);
    let room = lines;
    return due.filter((back) => {
      const taken = back.lines.length <= room;
      if (taken) room -= back.lines.length;
      else this.addReturn(day + 1, back);
      return taken;
    });
  }

  private takeBack({ head, lines }: Return, second: number): void {
    const { files, random } = this.parts;
    const today = { ...head, second };
    files.writeOrder(today);
    for (const line of lines) files.writeLine(today, { ...line, quantity: -(1 + random.below(line.quantity)) });
  }
}

function orderSizes(lines: number, random: Random): number[] {
  const sizes: number[] = [];
  for (let left = lines; left > 0; ) {
    const size = Math.min(left, linesPerOrder.draw(random));
    sizes.push(size);
    left -= size;
  }
  return sizes;
}
