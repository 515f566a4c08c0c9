/** What the bus delivered, judged message by message: an event, or a dead letter. No message can keep the others from being judged. */
import type { DeliveredMessage } from "../../lib/bus/event-bus.ts";
import { deadLetter } from "../../lib/events/dead-letter.ts";
import { originOf } from "../../lib/events/origin.ts";
import { type ParsedEvent, parseEvent } from "../../lib/events/parse-event.ts";
import { type RefusalReason, refusalReason } from "../../lib/events/reasons.ts";
import { log } from "../../lib/log.ts";
import type { EventBatch } from "../../lib/warehouse/streaming.ts";

export type StoreRules = { currency: string; timeZone: string };

/** `unstorable`: ids of messages that the warehouse refused, each of them alone. */
export function judgeMessages(messages: DeliveredMessage[], rules: StoreRules, ingestTime: Date, unstorable: ReadonlySet<string> = new Set()): EventBatch {
  const batch: EventBatch = { events: [], deadLetters: [], ingestTime };
  for (const message of onceEach(messages)) {
    const { messageId, publishTime, attributes } = message;
    const judged = unstorable.has(messageId) ? refused([notStorable]) : judge(message, rules);
    if (judged.isAccepted) batch.events.push({ ...judged.event, ...originOf(attributes), messageId, publishTime });
    else batch.deadLetters.push(deadLetter(message, judged.reasons, ingestTime));
  }
  return batch;
}

const notStorable = refusalReason("body", null, "not_storable");

function judge({ messageId, body, publishTime }: DeliveredMessage, rules: StoreRules): ParsedEvent {
  try {
    return parseEvent(body, { ...rules, publishTime });
  } catch (error) {
    log.error({ messageId, err: error }, "an event could not be judged");
    return refused([notStorable]);
  }
}

function refused(reasons: RefusalReason[]): ParsedEvent {
  return { isAccepted: false, reasons };
}

function onceEach(messages: DeliveredMessage[]): Iterable<DeliveredMessage> {
  return new Map(messages.map((message) => [message.messageId, message])).values();
}
