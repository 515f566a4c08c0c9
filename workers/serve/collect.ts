/** Takes in what a shop sends: everything is in the queue, on disk, before it is answered; each event is judged on the way, for the answer alone. */
import type { EventBus } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import type { CollectReply } from "../../lib/events/collect-reply.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { reasonText } from "../../lib/events/reasons.ts";
import { splitEvents } from "../../lib/events/split-events.ts";
import { mapInTurns } from "../../lib/map-in-turns.ts";
import type { StoreRules } from "../ingest/judge-messages.ts";

type Parts = {
  bus: EventBus;
  rules: StoreRules;
  now: () => Date;
  /** Committed at the moment. */
  perSecond: () => number;
  /** Once so much waits, nothing more is taken. */
  maxBacklog?: { messages: number; bytes: number };
};
type Sent = { body: Uint8Array; contentType: string | undefined; attributes: Record<string, string> };

export type Collect = ReturnType<typeof createCollect>;

/** Some 5 ms. */
const eventsPerTurn = 1_000;
const usualBacklog = { messages: 1_000_000, bytes: 2 ** 30 };

export function createCollect({ bus, rules, now, perSecond, maxBacklog = usualBacklog }: Parts) {
  /** Throws AppError `invalid_parameter`, `backlog_full`, `disk_full`, `disk_failed`, `file_locked`, `worker_unreachable`. */
  return async ({ body, contentType, attributes }: Sent): Promise<CollectReply> => {
    const { waiting, waitingBytes } = await bus.backlog();
    if (waiting >= maxBacklog.messages || (waitingBytes ?? 0) >= maxBacklog.bytes) throw full(waiting, waitingBytes, perSecond());
    const bodies = splitEvents(body, contentType);
    const publishTime = now();
    const judged = await mapInTurns(bodies, eventsPerTurn, (event) => parseEvent(event, { ...rules, publishTime }));
    const ids = bodies.length === 0 ? [] : await bus.publish(bodies.map((event) => ({ body: event, attributes })));
    const results = judged.map((one, index): CollectReply["results"][number] => {
      const messageId = ids[index] ?? "";
      if (one.isAccepted) return { accepted: true, messageId, eventId: one.event.eventId };
      return { accepted: false, messageId, reasons: one.reasons.map((reason) => ({ ...reason, message: reasonText(reason) })) };
    });
    const refused = results.filter(({ accepted }) => !accepted).length;
    return { accepted: results.length - refused, refused, message: keptText(results.length, refused), results };
  };
}

const longestRetryS = 60;

/** To be tried again when a tenth of what waits will be committed. */
function full(waiting: number, bytes: number | null, perSecond: number): AppError {
  const size = bytes === null ? "" : ` (${(bytes / 1e6).toFixed(1)} MB)`;
  const message = `${waiting} events${size} wait for the warehouse already. Nothing of this request was kept; send it again.`;
  const seconds = Math.ceil(waiting / 10 / perSecond);
  return new AppError("backlog_full", message, { retryAfterS: Math.min(Math.max(seconds, 1), longestRetryS) });
}

function keptText(events: number, refused: number): string {
  if (events === 0) return "There was no event in it, so that nothing was kept.";
  if (refused === 0) return "All events are kept.";
  return `${refused} of them ${refused === 1 ? "is" : "are"} refused: kept with the reasons, but not counted. Send them again once they are right.`;
}
