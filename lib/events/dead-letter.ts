/** An event that was refused: kept as it came, with the reasons, so that it can be seen, edited and sent again. */
import type { DeliveredMessage } from "../bus/event-bus.ts";
import type { RefusalReason } from "./reasons.ts";

/** One per `messageId`. */
export type DeadLetter = {
  messageId: string;
  body: Uint8Array;
  /** Sent again without them, a simulated event would become a real one. */
  attributes: Record<string, string>;
  reasons: RefusalReason[];
  attempts: number;
  publishTime: Date;
  firstFailedAt: Date;
  lastFailedAt: Date;
};

export function deadLetter(message: DeliveredMessage, reasons: RefusalReason[], failedAt: Date): DeadLetter {
  const { messageId, body, attributes, publishTime, deliveryAttempt } = message;
  return { messageId, body, attributes, reasons, attempts: deliveryAttempt, publishTime, firstFailedAt: failedAt, lastFailedAt: failedAt };
}

/** The same message refused once more, maybe by a store with other settings: its last reasons count, its first time stays. */
export function refusedAgain(former: DeadLetter, again: DeadLetter): DeadLetter {
  return { ...again, attempts: Math.max(former.attempts, again.attempts), firstFailedAt: former.firstFailedAt };
}
