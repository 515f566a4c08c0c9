/** How long the serving store takes to show new live events: once for one, for a hundred, for ten thousand. */
import { parseConfig } from "../lib/config.ts";
import { eventBatch, judgeMessages } from "../workers/ingest/judge-messages.ts";
import { openStore, type Store } from "../workers/open-store.ts";
import { type Finding, median } from "./finding.ts";

const rules = { currency: "USD", timeZone: "UTC" };
const runs = 7;
const dayMs = 86_400_000;

/** Leaves the events in the store. */
export async function measureRefreshes(dataDir: string): Promise<Finding[]> {
  const store = await openStore(parseConfig({ DATA_DIR: dataDir }));
  try {
    await store.ready;
    const findings: Finding[] = [];
    for (const events of [1, 100, 10_000])
      findings.push({ what: `refresh after ${events.toLocaleString("en")} events`, value: await refreshMs(store, events), unit: "ms" });
    return findings;
  } finally {
    await store.close();
  }
}

async function refreshMs({ warehouse, versions }: Store, events: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const now = new Date();
    const { position } = await warehouse.appendEvents(
      eventBatch(await judgeMessages(messagesOf(`${now.getTime()}-${events}-${run}`, events, now), rules), now),
    );
    const started = performance.now();
    await versions.newest().serving.refresh(position);
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Of orders of two lines, over the last hundred days. */
function messagesOf(name: string, events: number, now: Date) {
  return Array.from({ length: events }, (_, index) => {
    const id = `refresh-${name}-${index}`;
    const seconds = Math.floor((now.getTime() - (index % 100) * dayMs) / 1000);
    const line = { order_id: `refresh-${name}-${index >> 1}`, customer_id: `C${index % 1_000}`, product_id: `P${index % 100}` };
    const body = Buffer.from(JSON.stringify({ event_id: id, ...line, qty: 1, unit_price: "10.50", event_ts: seconds }));
    return { messageId: id, ackId: id, body, attributes: {}, publishTime: now, deliveryAttempt: 1 };
  });
}
