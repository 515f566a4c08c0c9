/** Brings a batch into the warehouse. What is wrong with one message costs the others nothing. */
import type { DeliveredMessage } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import { type Appended, UnstorableEvents } from "../../lib/warehouse/streaming.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import { eventBatch, type JudgedMessage } from "./judge-messages.ts";

type Committing = { warehouse: Pick<Warehouse, "appendEvents">; now: () => Date };
type Outcome = { commits: Appended[] /** Not even their dead letters could be written. */; failed: DeliveredMessage[] };

/** Throws the warehouse's AppError while it takes nothing; then some halves may be in, which does no harm when all come again. */
export async function commitMessages(judged: JudgedMessage[], parts: Committing): Promise<Outcome> {
  try {
    return { commits: [await append(judged, parts)], failed: [] };
  } catch (error) {
    if (isOutage(error)) throw error;
    if (error instanceof UnstorableEvents) return bury(judged, parts, error, error.messageIds);
    return judged.length > 1 ? commitHalves(judged, parts) : bury(judged, parts, error);
  }
}

async function commitHalves(judged: JudgedMessage[], parts: Committing): Promise<Outcome> {
  const half = Math.ceil(judged.length / 2);
  const first = await commitMessages(judged.slice(0, half), parts);
  const second = await commitMessages(judged.slice(half), parts);
  return { commits: [...first.commits, ...second.commits], failed: [...first.failed, ...second.failed] };
}

/** `ids`: those that are to be dead letters. */
async function bury(judged: JudgedMessage[], parts: Committing, reason: unknown, ids = judged.map(({ message }) => message.messageId)): Promise<Outcome> {
  log.error({ messages: ids, err: reason }, "the warehouse refuses events");
  try {
    return { commits: [await append(judged, parts, new Set(ids))], failed: [] };
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ messages: ids, err: error }, "not even its dead letter could be written; it is tried again later");
    return { commits: [], failed: judged.map(({ message }) => message) };
  }
}

function append(judged: JudgedMessage[], { warehouse, now }: Committing, unstorable?: ReadonlySet<string>): Promise<Appended> {
  return warehouse.appendEvents(eventBatch(judged, now(), unstorable));
}

function isOutage(error: unknown): boolean {
  return error instanceof AppError;
}
