/** Any small shop, with all that makes counting hard, and any question about it. */
import fc from "fast-check";
import { addDays, addMonths, daysBetween, monthStart } from "../sales/days.ts";
import { comparisonKinds, type FilterName, filterNames, type Grain, grains, sources } from "../sales/dimensions.ts";
import type { PaintParams } from "../sales/filters.ts";
import type { SmallStore } from "./small-store.fixture.ts";

/** How many categories and subcategories: they fit a set's 63 bits, the subcategories do not, or neither does. */
const shelves = ["few", "many subcategories", "many categories"] as const;
type Shelf = (typeof shelves)[number];
type Source = (typeof sources)[number];

export type AnyCase = { shelf: Shelf; timeZone: string; store: SmallStore; params: PaintParams; now: Date; dimension: FilterName };

export const timeZones = ["UTC", "America/Santiago", "Asia/Kolkata"];

const countries = ["Chile", "Peru", "Côte d'Ivoire", "unknown", "Bolivia, PL", "chile", " Chile", "MX", "AR", "BR", "UY", "PY"];
const customerIds = ["C1", "C2", "C3", "007", "c 4", "Ñ,5", "C 6"];
const strangers = ["S1", "S2", ""];
const channels = ["Web", "Store", "web"];
const orderIds = Array.from({ length: 12 }, (_, index) => `O${index}`);
const productIds = Array.from({ length: 10 }, (_, index) => `P${index}`);
const otherProducts = ["X1", "X2"];
/** Near a leap day, before a daylight-saving change, and about the day that serial day numbers start from. */
const firstDays = ["2024-01-20", "2025-09-04", "1969-12-20"];
type Period = { firstDay: string; span: number };

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const price = fc.oneof(
  fc.constantFrom("0", "10", "0.0001", "19.99"),
  fc.integer({ min: 0, max: 2_000_000 }).map((units) => (units / 10_000).toFixed(4)),
);

function products(shelf: Shelf): fc.Arbitrary<NonNullable<SmallStore["products"]>> {
  const rest = { cost: optional(price), name: optional(fc.constantFrom("Ficciones", "Lámpara", "=1+1")) };
  if (shelf === "few") {
    const product = fc.record({
      category: optional(fc.constantFrom("Books", "Home", "Sports")),
      subcategory: optional(fc.constantFrom("Novel", "Lamp")),
      ...rest,
    });
    return fc.array(product, { minLength: 10, maxLength: 10 }).map((rows) => rows.map((row, index) => ({ id: `P${index}`, ...row })));
  }
  const category = (index: number) => (shelf === "many categories" ? `Category ${index}` : `Category ${index % 3}`);
  return fc
    .array(fc.record(rest), { minLength: 70, maxLength: 70 })
    .map((rows) => rows.map((row, index) => ({ id: `P${index}`, category: category(index), subcategory: `Shelf ${index}`, ...row })));
}

/** Days close together, so that orders meet, or far apart, so that years do. */
function moments({ firstDay, span }: Period): fc.Arbitrary<string> {
  const time = fc.constantFrom("00:00:00.000", "02:59:59.999", "03:00:00.000", "03:59:59.999", "04:00:00.000", "18:30:00.000", "23:59:59.999");
  return fc.tuple(fc.integer({ min: 0, max: span }), time).map(([days, clock]) => `${addDays(firstDay, days)}T${clock}Z`);
}

function storeOf(shelf: Shelf, period: Period): fc.Arbitrary<SmallStore> {
  const ids = shelf === "few" ? productIds : Array.from({ length: 70 }, (_, index) => `P${index}`);
  const product = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constantFrom(...otherProducts) });
  const customer = optional(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...customerIds) }, { weight: 1, arbitrary: fc.constantFrom(...strangers) }));
  const ts = moments(period);
  const qty = fc.constantFrom(1, 2, 3, 1, 2, 0, -1, -2);
  const orders = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...orderIds),
      customer,
      date: ts,
      channel: optional(fc.constantFrom(...channels)),
      country: fc.option(fc.constantFrom(...countries), { nil: null, freq: 1 }),
    }),
    { selector: ({ id }) => id, minLength: 2, maxLength: 10, size: "max" },
  );
  const event = fc.record({
    id: fc.integer({ min: 1, max: 12 }).map((number) => `E${number}`),
    order: fc.constantFrom(...orderIds),
    customer,
    product,
    qty,
    price,
    ts,
  });
  return fc
    .record({
      customers: fc
        .subarray(customerIds)
        .chain((some) =>
          fc.tuple(...some.map((id) => fc.record({ id: fc.constant(id), name: fc.constant(`Ana ${id}`), country: optional(fc.constantFrom(...countries)) }))),
        ),
      products: products(shelf),
      orders,
      items: fc.array(fc.record({ order: fc.nat(), product, qty, price }), { minLength: 4, maxLength: 30, size: "max" }),
      events: fc.array(event, { minLength: 2, maxLength: 14, size: "max" }),
      asOf: fc.option(ts, { nil: null, freq: 5 }),
    })
    .map((store) => ({ ...store, items: store.orders.length === 0 ? [] : store.items.map((item) => ({ ...item, order: orderAt(store.orders, item.order) })) }));
}

function orderAt(orders: { id: string }[], place: number): string {
  return orders[place % orders.length]?.id ?? "";
}

function question({ firstDay, span }: Period): fc.Arbitrary<Pick<AnyCase, "params" | "now">> {
  const some = (values: readonly string[], weight = 1) =>
    fc.oneof({ weight: 7, arbitrary: fc.constant<string[]>([]) }, { weight, arbitrary: fc.subarray([...values], { minLength: 1 }) });
  /** Long enough at times for more bars than a set has bits. */
  const everything = { from: firstDay, to: addDays(firstDay, span + 1) };
  const day = fc.integer({ min: -3, max: span + 5 }).map((days) => addDays(firstDay, days));
  const days = fc.record({ from: day, count: fc.constantFrom(1, 2, 7, 14, 30, 90, span, 366) }).map(({ from, count }) => ({ from, to: addDays(from, count) }));
  const months = fc
    .record({ from: day.map(monthStart), count: fc.constantFrom(1, 3, 12) })
    .map(({ from, count }) => ({ from, to: addMonths(from, count, "last") }));
  return fc
    .record({
      range: fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        { weight: 3, arbitrary: fc.constant(everything) },
        { weight: 1, arbitrary: days },
        { weight: 1, arbitrary: months },
      ),
      compare: fc.constantFrom(...comparisonKinds),
      grain: fc.option(fc.constantFrom(...grains), { nil: undefined }),
      country: some([...countries, "unknown"]),
      category: some(["Books", "Home", "unknown", "Category 0", "Category 1", "Category 7", "Category 66", "no such"], 4),
      channel: some([...channels, "unknown"]),
      source: fc.oneof({ weight: 5, arbitrary: fc.constant<Source[]>([]) }, { weight: 1, arbitrary: fc.subarray([...sources], { minLength: 1 }) }),
      product: some(["P0", "P1", "P2", "P33", "P66", "X1"]),
      now: fc.oneof(fc.constant("2026-11-24"), day),
    })
    .map(({ range, now, grain, ...rest }) => ({
      params: { ...rest, ...range, ...grainThatFits(grain, range) },
      now: new Date(`${now}T12:34:56Z`),
    }));
}

function grainThatFits(grain: Grain | undefined, range: { from?: string; to?: string }): { grain?: Grain } {
  if (grain === undefined) return {};
  const days = range.from && range.to ? daysBetween(range.from, range.to) : 365;
  return { grain: grain === "hour" && days > 14 ? "day" : grain };
}

export const anyCase: fc.Arbitrary<AnyCase> = fc
  .record({
    shelf: fc.oneof({ weight: 3, arbitrary: fc.constant<Shelf>("few") }, { weight: 2, arbitrary: fc.constantFrom(...shelves) }),
    period: fc.record({ firstDay: fc.constantFrom(...firstDays), span: fc.constantFrom(6, 45, 500, 620) }),
    timeZone: fc.constantFrom(...timeZones),
  })
  .chain(({ shelf, period, timeZone }) =>
    fc
      .record({ store: storeOf(shelf, period), question: question(period), dimension: fc.constantFrom(...filterNames) })
      .map(({ question, ...rest }) => ({ ...rest, ...question, shelf, timeZone })),
  );
