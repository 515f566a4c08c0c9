/** What a run of the order simulator is to send. */

export const faults = [
  "duplicates",
  "differing",
  "late",
  "out-of-order",
  "malformed",
  "unknown-customer",
  "unknown-product",
  "batch-overlap",
  "clock-skew",
] as const;
export type Fault = (typeof faults)[number];

/** The forms in which shops have sent their events: the store's time, seconds since 1970, ISO 8601 with uuid ids. */
export const shapes = ["naive", "epoch", "iso"] as const;
export type Shape = (typeof shapes)[number];

export type Pace = {
  perSecond: number;
  durationMs: number;
  /** For a second in every `everyMs` the rate is `factor` times as high. */
  burst: { factor: number; everyMs: number } | null;
};

export type RunPlan = Pace & {
  seed: number;
  /** The run's clock at its first event, in milliseconds since 1970. */
  startedAt: number;
  /** Shares of the deliveries, 0 to 1; together at most 1. */
  faults: Partial<Record<Fault, number>>;
  shapes: Record<Shape, number>;
};
