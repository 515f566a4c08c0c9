/** The four CSV files of a made-up Latin American shop. The same seed, lines and last day give the same bytes on any machine. */
import { join } from "node:path";
import { type Day, monthStart, toDay } from "./calendar.ts";
import { Catalogue } from "./catalogue.ts";
import { CsvFile, countDigits } from "./csv-file.ts";
import { CustomerBase } from "./customer-base.ts";
import { type Demand, planDemand } from "./demand.ts";
import { OrderFiles } from "./order-files.ts";
import { Random } from "./random.ts";
import { averageLinesPerOrder, Shop } from "./shop.ts";
import { WeightedDraw } from "./weighted-draw.ts";

export const sampleStoreName = "Tienda Ceibo";
export const maxSampleLines = 100_000_000;

type SampleOptions = {
  /** An existing folder. */
  folder: string;
  /** Rows of order_items.csv. */
  lines: number;
  seed: number;
  /** Last day of the history, as an ISO date. */
  until: string;
  onProgress?: (linesDone: number) => void;
};

/** Part of the customers who signed up in the two years before the history begins. */
const earlierShare = 0.16;

export async function writeSampleStore({ folder, lines, seed, until, onProgress }: SampleOptions) {
  const last = toDay(until);
  const first = monthStart(last, lines < 200_000 ? 24 : 36);
  const scale = scaleOf(lines);
  const digits = {
    order: Math.max(5, countDigits(lines)),
    customer: Math.max(5, countDigits(scale.customers * 2)),
    product: Math.max(4, countDigits(scale.products)),
  };
  const demand = planDemand(first, last, new Random(seed, 1));
  const catalogue = new Catalogue(scale.products, first, last, new Random(seed, 2));
  const customersFile = await CsvFile.create(join(folder, "customers.csv"), "customer_id,name,country,signup_date");
  const customers = new CustomerBase(customersFile, digits.customer, new Random(seed, 3));
  const files = await OrderFiles.create(folder, digits);
  const newCustomerShare = (scale.customers * (1 - earlierShare)) / (lines / averageLinesPerOrder);
  const shop = new Shop({ catalogue, customers, files, demand, newCustomerShare, random: new Random(seed, 4) });

  signUpEarlier(customers, demand, Math.round(scale.customers * earlierShare), new Random(seed, 5));
  for (const { day, from, to } of spread(lines, demand)) {
    catalogue.startDay(day);
    shop.open(day, to - from);
    await customersFile.flush();
    await files.flush();
    onProgress?.(to);
  }
  await customersFile.close();
  await files.close();
  await catalogue.write(join(folder, "products.csv"), digits.product);
  return { orders: shop.orders, customers: customers.count, products: scale.products };
}

/** A shop ten times the size has about 7.5 times the customers and 3 times the products. */
function scaleOf(lines: number): { customers: number; products: number } {
  const eighthRoot = Math.sqrt(Math.sqrt(Math.sqrt(lines)));
  return { customers: Math.ceil((0.31 * lines) / eighthRoot), products: Math.min(12_000, Math.max(60, Math.round(1.2 * Math.sqrt(lines)))) };
}

function signUpEarlier(customers: CustomerBase, demand: Demand, count: number, random: Random): void {
  const byCountry = new WeightedDraw(demand.of(demand.from));
  for (let index = 0; index < count; index++) customers.add(demand.from - 730 + Math.floor((730 * index) / count), byCountry.draw(random));
}

/** Shares `lines` out over the days, exactly, by their demand. */
function* spread(lines: number, demand: Demand): Generator<{ day: Day; from: number; to: number }> {
  const until = demand.from + demand.days;
  let all = 0;
  for (let day = demand.from; day < until; day++) all += demand.total(day);
  let gone = 0;
  let from = 0;
  for (let day = demand.from; day < until; day++) {
    gone += demand.total(day);
    const to = day === until - 1 ? lines : Math.round((lines * gone) / all);
    yield { day, from, to };
    from = to;
  }
}
