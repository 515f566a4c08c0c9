/** Events as a shop writes them, and a place with a queue and a warehouse to bring them to. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import { openDuckdbWarehouse } from "../../lib/warehouse/duckdb/open-duckdb-warehouse.ts";

export type SmallEvent = { id: string; order?: string; customer?: string | null; product?: string; qty?: number; price?: string; ts?: string | number };

export function eventText({ id, order = "O1", customer = "C1", product = "P1", qty = 1, price = "10", ts = "2025-09-12 18:00:00" }: SmallEvent): string {
  return JSON.stringify({ event_id: id, order_id: order, customer_id: customer, product_id: product, qty, unit_price: price, event_ts: ts });
}

export async function openShop(timeZone = "UTC") {
  const folder = mkdtempSync(join(tmpdir(), "caudal-ingest-"));
  const rules = { currency: "USD", timeZone };
  const openWarehouse = () => openDuckdbWarehouse({ file: join(folder, "warehouse.duckdb"), ...rules, memoryLimit: "300MB", threads: 1 });
  const openBus = () => openSqliteEventBus(join(folder, "queue.sqlite"), { maxBytes: 1_000_000_000 });
  const shop = { folder, rules, warehouse: await openWarehouse(), bus: openBus() };
  const publish = (...bodies: string[]) => shop.bus.publish(bodies.map((body) => ({ body: Buffer.from(body), attributes: {} })));
  const close = async () => {
    await shop.bus.close();
    await shop.warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return Object.assign(shop, { openBus, publish, close });
}
