/** Publishes until it is refused, then acks what it leased before, one by one, until that is refused, and prints what it was told. */
import { writeSync } from "node:fs";
import { AppError } from "../errors.ts";
import { openSqliteEventBus } from "./open-sqlite-event-bus.ts";

const [file = ""] = process.argv.slice(2);
const bus = openSqliteEventBus(file, { maxBytes: 1_000_000_000 });
const batch = Array.from({ length: 50 }, () => ({ body: Buffer.alloc(200), attributes: {} }));
let published = (await bus.publish(batch)).length;
let acked = 0;
const leased = await bus.lease({ maxMessages: 50, maxBytes: 1_000_000, visibilityTimeoutMs: 60_000, waitMs: 0 });

const refusals = [await refusalOf(publishOn), await refusalOf(ackAll)];
writeSync(1, JSON.stringify({ published, acked, refusals }));
process.exit(0);

async function publishOn(): Promise<void> {
  for (;;) published += (await bus.publish(batch)).length;
}

async function ackAll(): Promise<void> {
  for (const { ackId } of leased) {
    await bus.ack([ackId]);
    acked++;
  }
}

async function refusalOf(attempt: () => Promise<void>): Promise<string> {
  try {
    await attempt();
    return "none";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
