/** Everything a run sends, in order. The same plan and the same sample give the same bytes, and with each delivery what must come of it. */
import { AppError } from "../../errors.ts";
import { Random } from "../random.ts";
import { WeightedDraw } from "../weighted-draw.ts";
import { parseAmount, roundAmount } from "./amounts.ts";
import { Baskets, madeUpPrice, type OpenOrder } from "./baskets.ts";
import type { Delivery, Outcome } from "./delivery.ts";
import { jsonOf, type Line, membersOf, type Writer } from "./event-text.ts";
import { aheadTime, farAheadTime, hourMs, laterTime, lateTime, overtakenTime, supersededTime } from "./event-times.ts";
import { IdMaker } from "./id-maker.ts";
import { malformedKinds } from "./malformed.ts";
import { RecentSales } from "./recent-sales.ts";
import { type Fault, faults, type RunPlan, type Shape, shapes } from "./run-plan.ts";
import { dueTimes } from "./schedule.ts";
import type { ShopSample } from "./shop-sample.ts";
import { storeTimeText } from "./store-time.ts";

type Made = Omit<Delivery, "dueMs">;

const returnShare = 0.025;
/** The year before which an event is refused. */
const earliest = Date.UTC(2000, 0, 2);

/** Throws AppError `invalid_parameter` for a fault that this store gives no occasion for. */
export function planDeliveries(plan: RunPlan, sample: ShopSample): Generator<Delivery> {
  if (plan.faults["batch-overlap"] && (sample.asOf === null || sample.orders.length === 0)) {
    throw new AppError("invalid_parameter", "batch-overlap needs a load with orders of known customers, and this store has none.");
  }
  return deliveries(plan, new OrderRun(plan, sample));
}

function* deliveries(plan: RunPlan, run: OrderRun): Generator<Delivery> {
  const random = new Random(plan.seed, 1);
  const shares = faults.map((fault) => plan.faults[fault] ?? 0);
  const draw = new WeightedDraw([...shares, Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0))]);
  for (const dueMs of dueTimes(plan)) {
    yield { dueMs, ...run.make(faults[draw.draw(random)] ?? null, plan.startedAt + Math.floor(dueMs)) };
  }
}

class OrderRun {
  private readonly random: Random;
  private readonly ids: IdMaker;
  private readonly baskets: Baskets;
  private readonly sample: ShopSample;
  private readonly writer: Writer;
  private readonly recent: RecentSales;
  private readonly shapeOf: () => Shape;
  private readonly buyers: Set<string>;
  private readonly soldOrders: Set<string>;

  constructor(plan: RunPlan, sample: ShopSample) {
    this.random = new Random(plan.seed, 2);
    this.ids = new IdMaker(plan);
    this.sample = sample;
    this.soldOrders = new Set(sample.orders.flatMap(({ id, isSoldLive }) => (isSoldLive ? [id] : [])));
    this.buyers = new Set(liveBuyersOf(sample));
    this.writer = { currency: sample.currency, digits: sample.digits, timeText: storeTimeText(sample.timeZone) };
    this.recent = new RecentSales(new Random(plan.seed, 3));
    const shapeDraw = new WeightedDraw(shapes.map((shape) => plan.shapes[shape]));
    const shapeRandom = new Random(plan.seed, 4);
    this.shapeOf = () => shapes[shapeDraw.draw(shapeRandom)] ?? "naive";
    this.baskets = new Baskets(sample, new Random(plan.seed, 5), this.ids, this.shapeOf);
  }

  make(fault: Fault | null, now: number): Made {
    switch (fault) {
      case "duplicates":
        return this.duplicate() ?? this.sell(now);
      case "differing":
        return this.differing() ?? this.sell(now);
      case "late":
        return this.sell(lateTime(now, this.random));
      case "out-of-order":
        return this.sell(overtakenTime(now, this.random));
      case "malformed":
        return this.malformed(now);
      case "unknown-customer":
        return this.sell(now, { customer: { id: this.ids.named("X"), country: null }, isKnown: false });
      case "unknown-product":
        return this.sell(now, { productId: this.ids.named("Y"), unitPrice: madeUpPrice(this.random) });
      case "batch-overlap":
        return this.overlap(now);
      case "clock-skew":
        return this.random.chance(0.7) ? this.sell(aheadTime(now, this.random)) : this.tooFarAhead(now);
      case null:
        return (this.random.chance(returnShare) ? this.takeBack(now) : null) ?? this.sell(now);
    }
  }

  private sell(at: number, change: { customer?: OpenOrder["customer"]; isKnown?: boolean; productId?: string; unitPrice?: bigint } = {}): Made {
    const { order, productId, qty, unitPrice } = this.baskets.next();
    const customer = change.customer ?? order.customer;
    const line: Line = {
      eventId: this.ids.uuid(),
      orderId: order.id,
      customerId: customer?.id ?? null,
      productId: change.productId ?? productId,
      qty,
      unitPrice: change.unitPrice ?? unitPrice,
      at,
      shape: order.shape,
    };
    const gross = grossOf(line);
    const isNewOrder = gross > 0n && !order.isCounted;
    if (isNewOrder) order.isCounted = true;
    const buyer = change.isKnown === false ? null : line.customerId;
    const places = { country: customer?.country ?? "unknown", channel: "unknown" };
    return this.send(line, { ...this.counted(line, buyer), isNewOrder, isLoadedOrder: false, ...places });
  }

  /** A piece of what was bought a little earlier comes back. */
  private takeBack(now: number): Made | null {
    const sold = this.recent.takeSale();
    if (!sold) return null;
    const line = { ...sold.line, eventId: this.ids.uuid(), qty: -1 - this.random.below(sold.line.qty), at: Math.max(now, sold.line.at) };
    const { isLoadedOrder, country, channel } = sold.outcome;
    return this.send(line, { ...this.counted(line, null), isNewOrder: false, isLoadedOrder, country, channel });
  }

  private duplicate(): Made | null {
    const again = this.recent.any();
    return again && { body: again.body, outcome: { kind: "duplicate", differs: false } };
  }

  private differing(): Made | null {
    const again = this.recent.any();
    if (!again) return null;
    const { line } = again;
    const copy = { ...line, qty: line.qty + Math.sign(line.qty) };
    return { body: this.bodyOf(copy), outcome: { kind: "duplicate", differs: true } };
  }

  private malformed(now: number): Made {
    const kind = this.random.pick(malformedKinds);
    const body = kind.body(membersOf(this.lineOf(now), this.writer), this.sample);
    return { body, outcome: { kind: "refused", reasons: kind.reasons } };
  }

  private tooFarAhead(now: number): Made {
    const line = this.lineOf(farAheadTime(now, this.random));
    return { body: this.bodyOf(line), outcome: { kind: "refused", reasons: [{ field: "event_ts", rule: "after_publish" }] } };
  }

  /** A basket's line that will never count. */
  private lineOf(at: number): Line {
    const { order, productId, qty, unitPrice } = this.baskets.next();
    return { eventId: this.ids.uuid(), orderId: order.id, customerId: order.customer?.id ?? null, productId, qty, unitPrice, at, shape: order.shape };
  }

  /** A line of an order that the load has: what happened before its as_of is in it already, what happened later is news. */
  private overlap(now: number): Made {
    const { orders, asOf, digits } = this.sample;
    const order = orders[this.random.below(orders.length)];
    if (!order || asOf === null) throw new Error("There is no loaded order");
    const superseded = supersededTime(asOf, this.random);
    const isSuperseded = superseded >= earliest && (asOf > now || this.random.chance(0.5));
    const at = isSuperseded ? superseded : laterTime(asOf, Math.max(asOf, now), this.random);
    const line: Line = {
      eventId: this.ids.uuid(),
      orderId: order.id,
      customerId: order.customerId,
      productId: order.productId,
      qty: this.random.chance(0.7) ? -1 : 1,
      unitPrice: roundAmount(parseAmount(order.unitPrice), digits),
      at,
      // Other forms drop what is less than a second, or an hour that a clock change repeats.
      shape: Math.abs(at - asOf) < 3 * hourMs ? "iso" : this.shapeOf(),
    };
    if (isSuperseded) return this.send(line, { kind: "superseded", gross: grossOf(line) });
    const isNewOrder = grossOf(line) > 0n && !this.soldOrders.has(order.id);
    if (isNewOrder) this.soldOrders.add(order.id);
    const places = { country: order.country ?? "unknown", channel: order.channel ?? "unknown" };
    return this.send(line, { ...this.counted(line, order.customerId), isNewOrder, isLoadedOrder: true, ...places });
  }

  private counted(line: Line, buyer: string | null) {
    const gross = grossOf(line);
    const newCustomer = gross > 0n && buyer !== null && !this.buyers.has(buyer);
    if (newCustomer) this.buyers.add(buyer);
    return { kind: "counted", qty: line.qty, gross, newCustomer } as const;
  }

  private send(line: Line, outcome: Outcome): Made {
    const body = this.bodyOf(line);
    this.recent.add({ line, body, outcome });
    return { body, outcome };
  }

  private bodyOf(line: Line): Buffer {
    return Buffer.from(jsonOf(membersOf(line, this.writer)));
  }
}

function liveBuyersOf({ customers, orders }: ShopSample): string[] {
  return [...customers, ...orders.map(({ customerId, hasBoughtLive }) => ({ id: customerId, hasBoughtLive }))].flatMap(({ id, hasBoughtLive }) =>
    hasBoughtLive ? [id] : [],
  );
}

function grossOf({ qty, unitPrice }: Line): bigint {
  return BigInt(qty) * unitPrice;
}
