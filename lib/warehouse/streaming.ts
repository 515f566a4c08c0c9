/** What the warehouse takes and tells of the live events. */
import type { DeadLetter } from "../events/dead-letter.ts";
import type { LetterState } from "../events/letter-choice.ts";
import type { Origin } from "../events/origin.ts";
import type { OrderEvent } from "../events/parse-event.ts";
import type { Percentiles } from "../percentile.ts";
import type { WarehousePosition } from "./warehouse.ts";

export type IncomingEvent = OrderEvent & Origin & { messageId: string; publishTime: Date };

/** No message stands in it twice. */
export type EventBatch = { events: IncomingEvent[]; deadLetters: DeadLetter[]; ingestTime: Date };

/** The batch is not taken with these events in it, whatever is tried: with them the sums of all lines would not fit. */
export class UnstorableEvents extends Error {
  readonly messageIds: string[];

  constructor(messageIds: string[]) {
    super(`${messageIds.length} events are so large that the sums of all lines would not be exact any more.`);
    this.messageIds = messageIds;
  }
}

type Absorbed = {
  /** Another message had brought the event before. */
  duplicates: number;
  /** Those among them that say something else in a field of the contract. */
  differing: number;
  /** The very message was committed before. */
  redelivered: number;
};

export type Appended = Absorbed & {
  position: WarehousePosition;
  appended: number;
  /** Dead letters that are new. */
  refused: number;
};

/** Simulated runs to be taken out, and who wants it. */
/** `act`: by which its outcome is found again. */
export type Purge = { runIds: readonly string[]; by: string; act?: string };

/** Revenue, of the lines that counted, is a decimal string with the currency's digits. */
export type Purged = {
  position: WarehousePosition;
  lines: number;
  revenue: string;
  /** Dead letters. */
  refused: number;
  /** Events that others had sent too: theirs count now. */
  restored: number;
};

/** Revenue is a decimal string with the currency's digits. */
export type StreamCounts = Absorbed & {
  events: number;
  refused: number;
  superseded: Pick<Superseded, "lines" | "revenue">;
  /** Of runs of the order simulator, those that count. */
  simulated: Pick<Superseded, "lines" | "revenue">;
};

export const paceMinutes = 30;

export type StreamPace = {
  /** Events committed in each of the last `paceMinutes` minutes, up to now, the oldest first. */
  perMinute: number[];
  /** From event to publish and from publish to commit, of the last five minutes; null without events. Late ones are no part of `toQueueMs`. */
  toQueueMs: Percentiles | null;
  toCommitMs: Percentiles | null;
  /** Events of the last five minutes that were published more than a minute after they happened. */
  late: number;
  /** Of them, those refused in the last hour. */
  refusedLastHour: number;
  /** Dead letters by the rule they break; one may break several. */
  refusals: { rule: string; events: number }[];
};

export type StreamedLine = {
  eventId: string;
  orderId: string;
  customerId: string | null;
  productId: string;
  qty: number;
  unitPrice: string;
  grossAmount: string;
  eventTime: Date;
  publishTime: Date;
  ingestTime: Date;
  simulated: boolean;
  runId: string | null;
};

export type Page = { limit: number; offset: number };

export type StoredLetter = DeadLetter & {
  /** Of the whole body. */
  bodyBytes: number;
  state: LetterState;
  /** The body that was replayed, where it is another than the one that came. */
  repaired: Uint8Array | null;
  /** The acts it was part of, by id, and what came of each; the first first. */
  history: { act: string; outcome: string }[];
};

/** A page of them, and how many there are. The bodies may be cut off after some thousand bytes. */
export type DeadLetters = { total: number; rows: StoredLetter[] };

/** A page of live lines that do not count, and how many there are with what they would add. Revenue is a decimal string with the currency's digits. */
export type Superseded = { lines: number; revenue: string; rows: StreamedLine[] };
