/** What is sent, and what must come of it. */
import type { Reason } from "./malformed.ts";

/** A line that counts in every number on screen. Amounts in ten-thousandths. */
type Counted = {
  kind: "counted";
  qty: number;
  gross: bigint;
  /** Adds an order to those that have a live sale line. */
  isNewOrder: boolean;
  /** The load has the order too, so that it counts among all orders already. */
  isLoadedOrder: boolean;
  /** Set with the first sale line of a known customer. */
  newCustomer: boolean;
  country: string;
  channel: string;
};

export type Outcome =
  | Counted
  /** Kept, and not counted: the load has the order, and it happened before the load's as_of. */
  | { kind: "superseded"; gross: bigint }
  /** The event is there already. `differs`: and says something else. */
  | { kind: "duplicate"; differs: boolean }
  | { kind: "refused"; reasons: readonly Reason[] };

export type Delivery = {
  /** In milliseconds after the run's start. */
  dueMs: number;
  /** One line, without its end. */
  body: Buffer;
  outcome: Outcome;
};
