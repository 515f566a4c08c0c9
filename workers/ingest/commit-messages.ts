/** Brings a batch into the warehouse. What is wrong with one message costs the others nothing. */
import type { DeliveredMessage } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import { type Appended, UnstorableEvents } from "../../lib/warehouse/streaming.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";
import { judgeMessages, type StoreRules } from "./judge-messages.ts";

type Committing = { warehouse: Pick<Warehouse, "appendEvents">; rules: StoreRules; now: () => Date };
type Outcome = { commits: Appended[] /** Not even their dead letters could be written. */; failed: DeliveredMessage[] };

/** Throws the warehouse's AppError while it takes nothing; then some halves may be in, which does no harm when all come again. */
export async function commitMessages(messages: DeliveredMessage[], parts: Committing): Promise<Outcome> {
  try {
    return { commits: [await append(messages, parts)], failed: [] };
  } catch (error) {
    if (isOutage(error)) throw error;
    if (error instanceof UnstorableEvents) return bury(messages, parts, error, error.messageIds);
    return messages.length > 1 ? commitHalves(messages, parts) : bury(messages, parts, error);
  }
}

async function commitHalves(messages: DeliveredMessage[], parts: Committing): Promise<Outcome> {
  const half = Math.ceil(messages.length / 2);
  const first = await commitMessages(messages.slice(0, half), parts);
  const second = await commitMessages(messages.slice(half), parts);
  return { commits: [...first.commits, ...second.commits], failed: [...first.failed, ...second.failed] };
}

/** `ids`: those that are to be dead letters. */
async function bury(messages: DeliveredMessage[], parts: Committing, reason: unknown, ids = messages.map(({ messageId }) => messageId)): Promise<Outcome> {
  log.error({ messages: ids, err: reason }, "the warehouse refuses events");
  try {
    return { commits: [await append(messages, parts, new Set(ids))], failed: [] };
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ messages: ids, err: error }, "not even its dead letter could be written; it is tried again later");
    return { commits: [], failed: messages };
  }
}

function append(messages: DeliveredMessage[], { warehouse, rules, now }: Committing, unstorable?: ReadonlySet<string>): Promise<Appended> {
  return warehouse.appendEvents(judgeMessages(messages, rules, now(), unstorable));
}

function isOutage(error: unknown): boolean {
  return error instanceof AppError;
}
