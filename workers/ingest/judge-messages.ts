/** What the bus delivered, judged message by message: an event, or a dead letter. No message can keep the others from being judged. */
import type { DeliveredMessage } from "../../lib/bus/event-bus.ts";
import { deadLetter } from "../../lib/events/dead-letter.ts";
import { originOf } from "../../lib/events/origin.ts";
import { type ParsedEvent, parseEvent } from "../../lib/events/parse-event.ts";
import { type RefusalReason, refusalReason } from "../../lib/events/reasons.ts";
import { log } from "../../lib/log.ts";
import { mapInTurns } from "../../lib/map-in-turns.ts";
import type { EventBatch } from "../../lib/warehouse/streaming.ts";

export type StoreRules = { currency: string; timeZone: string };
export type JudgedMessage = { message: DeliveredMessage; parsed: ParsedEvent };

/** Some 5 ms. */
const messagesPerTurn = 1_000;

/** Each message once. */
export function judgeMessages(messages: DeliveredMessage[], rules: StoreRules): Promise<JudgedMessage[]> {
  return mapInTurns(onceEach(messages), messagesPerTurn, (message) => ({ message, parsed: judge(message, rules) }));
}

/** `unstorable`: ids of messages that the warehouse refused, each of them alone. */
export function eventBatch(judged: JudgedMessage[], ingestTime: Date, unstorable: ReadonlySet<string> = new Set()): EventBatch {
  const batch: EventBatch = { events: [], deadLetters: [], ingestTime };
  for (const { message, parsed } of judged) {
    const { messageId, publishTime, attributes } = message;
    const outcome = unstorable.has(messageId) ? refused([notStorable]) : parsed;
    if (outcome.isAccepted) batch.events.push({ ...outcome.event, ...originOf(attributes), messageId, publishTime });
    else batch.deadLetters.push(deadLetter(message, outcome.reasons, ingestTime));
  }
  return batch;
}

const notStorable = refusalReason("body", null, "not_storable");

/** Never throws. */
export function judge({ messageId, body, publishTime }: Pick<DeliveredMessage, "messageId" | "body" | "publishTime">, rules: StoreRules): ParsedEvent {
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

function onceEach(messages: DeliveredMessage[]): DeliveredMessage[] {
  return [...new Map(messages.map((message) => [message.messageId, message])).values()];
}
