/** Where live events wait until they are in the warehouse: a queue on this machine, or Pub/Sub. Delivery is at least once. */

export type OutgoingMessage = { body: Uint8Array; attributes: Record<string, string> };

export type DeliveredMessage = OutgoingMessage & {
  /** The same with every delivery, and in no other queue. */
  messageId: string;
  /** Of this delivery alone: what `ack` and `retry` take. */
  ackId: string;
  /** When it entered the bus. */
  publishTime: Date;
  /** 1 for the first; counts on when a process dies, starts again with `redeliverSince`. */
  deliveryAttempt: number;
};

export type LeaseRequest = {
  maxMessages: number;
  /** Of bodies. A message that is larger comes alone. */
  maxBytes: number;
  /** Without `ack` or `retry` within this time, the message is delivered again. */
  visibilityTimeoutMs: number;
  /** How long to wait for a first message. 0: not at all. */
  waitMs: number;
};

export type Backlog = {
  /** Not acked and not leased; those that wait for their retry too. */
  waiting: number;
  /** The bodies of those among them that were not delivered yet. null where the bus does not tell. */
  waitingBytes: number | null;
  /** Where another process leases: all that was delivered and not acked. */
  leased: number;
  /** Of the oldest message that is not acked. */
  oldestPublishTime: Date | null;
  /** Acked, and kept for `redeliverSince`. null where the bus does not tell. */
  retained: number | null;
  /** What all of it takes. null where the bus does not tell. */
  bytes: number | null;
};

/** After `close`, everything throws AppError `worker_unreachable`. */
export interface EventBus {
  /** All or none, durable once it resolves; the ids in the order given. Throws AppError `disk_full`, `disk_failed`, `file_locked`: a disk that fails may have kept it all the same. */
  publish(messages: OutgoingMessage[]): Promise<string[]>;
  /** Empty when nothing came in time, and when the bus is closed meanwhile. Throws AppError `disk_full`, `disk_failed`, `file_locked`. */
  lease(request: LeaseRequest): Promise<DeliveredMessage[]>;
  /** For good. An `ackId` whose message was leased again, acked or retried since is passed over. Throws AppError `disk_full`, `disk_failed`, `file_locked`. */
  ack(ackIds: string[]): Promise<void>;
  /** Delivered again after `delayMs`. Passes over the same as `ack`. */
  retry(ackIds: string[], options: { delayMs: number }): Promise<void>;
  /** Delivers acked messages again that were published then or later, as far as they are still kept; what is leased meanwhile may come once more. */
  redeliverSince(publishTime: Date): Promise<void>;
  backlog(): Promise<Backlog>;
  /** Finishes what is being published, ends waiting leases with nothing. What is leased is delivered again by the next one to open. */
  close(): Promise<void>;
}
