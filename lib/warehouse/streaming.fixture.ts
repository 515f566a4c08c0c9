/** Messages as the bus would deliver them, already judged, and what the warehouse holds then. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { deadLetter } from "../events/dead-letter.ts";
import { originOf } from "../events/origin.ts";
import { parseEvent } from "../events/parse-event.ts";
import type { EventBatch, IncomingEvent } from "./streaming.ts";
import type { Warehouse } from "./warehouse.ts";

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

type StoredEvent = {
  eventId: string;
  orderId: string;
  customerId: string | null;
  qty: number;
  grossAmount: string;
  publishTime: Date;
  ingestTime: Date;
  simulated: boolean;
  runId: string | null;
};

/** All that count, the last to be committed first. */
export async function storedEvents(warehouse: Pick<Warehouse, "extractStreaming">): Promise<StoredEvent[]> {
  const folder = mkdtempSync(join(tmpdir(), "caudal-stored-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await warehouse.extractStreaming(folder);
    const rows = await connection.runAndReadAll(
      `select event_id as eventId, order_id as orderId, customer_id as customerId, qty::integer as qty, gross_amount::text as grossAmount,
         publish_ts::timestamp as publishTime, ingest_ts::timestamp as ingestTime, simulated, run_id as runId
       from read_parquet($file) order by position desc`,
      { file: join(folder, "fact_sales_streaming.parquet") },
    );
    return rows.getRowObjectsJS() as StoredEvent[];
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

function attributesOf(run: string | undefined): Record<string, string> {
  return run === undefined ? {} : { simulated: "true", run_id: run };
}
