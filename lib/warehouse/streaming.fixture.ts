/** Messages as the bus would deliver them, already judged. */
import { deadLetter } from "../events/dead-letter.ts";
import { originOf } from "../events/origin.ts";
import { parseEvent } from "../events/parse-event.ts";
import type { EventBatch, IncomingEvent } from "./streaming.ts";

type SmallEvent = { id: string; message?: string; order?: string; customer?: string | null; qty: number; price: string; ts?: string; run?: string };

const usualTime = new Date("2025-09-20T10:00:01Z");
const publishTime = new Date("2025-09-20T10:00:00Z");

type SmallLetter = { message: string; body: string; attempt?: number; run?: string };

export function batchOf(events: SmallEvent[], refused: SmallLetter[] = [], ingestTime = usualTime): EventBatch {
  return {
    events: events.map(incomingEvent),
    deadLetters: refused.map(({ message, body, attempt = 1, run }) => {
      const delivered = { messageId: message, ackId: "", body: Buffer.from(body), attributes: attributesOf(run), publishTime, deliveryAttempt: attempt };
      return deadLetter(delivered, [{ field: "body", value: body, rule: "not_json" }], ingestTime);
    }),
    ingestTime,
  };
}

function incomingEvent({ id, message = `m-${id}`, order = "O1", customer = "C1", qty, price, ts = "2025-09-20 09:00:00", run }: SmallEvent): IncomingEvent {
  const body = { event_id: id, order_id: order, customer_id: customer, product_id: "P1", qty, unit_price: price, event_ts: ts };
  const parsed = parseEvent(Buffer.from(JSON.stringify(body)), { currency: "USD", timeZone: "UTC", publishTime });
  if (!parsed.isAccepted) throw new Error(JSON.stringify(parsed.reasons));
  return { ...parsed.event, ...originOf(attributesOf(run)), messageId: message, publishTime };
}

function attributesOf(run: string | undefined): Record<string, string> {
  return run === undefined ? {} : { simulated: "true", run_id: run };
}
