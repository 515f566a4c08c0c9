/** The oracle's sums: what the deliveries that were taken in must have brought. Amounts in ten-thousandths. */
import type { Outcome } from "./delivery.ts";
import type { Reason } from "./malformed.ts";

type Counted = Extract<Outcome, { kind: "counted" }>;

export class Tally {
  deliveries = 0;
  revenue = 0n;
  sales = 0n;
  orders = 0;
  /** Those that the load does not have. */
  newOrders = 0;
  lines = 0;
  units = 0;
  customers = 0;
  superseded = { lines: 0, revenue: 0n };
  duplicates = 0;
  differing = 0;
  refused = 0;
  /** By "field rule". An event with two reasons counts under both. */
  readonly refusals = new Map<string, number>();
  readonly revenueByCountry = new Map<string, bigint>();
  readonly revenueByChannel = new Map<string, bigint>();

  add(outcome: Outcome): void {
    this.deliveries++;
    switch (outcome.kind) {
      case "counted":
        this.count(outcome);
        break;
      case "superseded":
        this.superseded.lines++;
        this.superseded.revenue += outcome.gross;
        break;
      case "duplicate":
        this.duplicates++;
        if (outcome.differs) this.differing++;
        break;
      case "refused":
        this.refuse(outcome.reasons);
    }
  }

  private count({ qty, gross, isNewOrder, isLoadedOrder, newCustomer, country, channel }: Counted): void {
    this.revenue += gross;
    if (gross > 0n) this.sales += gross;
    this.lines++;
    this.units += qty;
    if (isNewOrder) this.orders++;
    if (isNewOrder && !isLoadedOrder) this.newOrders++;
    if (newCustomer) this.customers++;
    increase(this.revenueByCountry, country, gross);
    increase(this.revenueByChannel, channel, gross);
  }

  private refuse(reasons: readonly Reason[]): void {
    this.refused++;
    for (const { field, rule } of reasons) {
      const key = `${field} ${rule}`;
      this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1);
    }
  }
}

function increase(sums: Map<string, bigint>, key: string, by: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + by);
}
