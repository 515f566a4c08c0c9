/** Loads and live events together, from files and queue to the view that reports read. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteEventBus, type SqliteEventBus } from "../../lib/bus/open-sqlite-event-bus.ts";
import { parseConfig } from "../../lib/config.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { log } from "../../lib/log.ts";
import { writeShop } from "../loads/shop-files.fixture.ts";
import { openStore, type Store } from "../open-store.ts";
import { eventText, type SmallEvent } from "./shop.fixture.ts";
import { type Ingest, startIngest } from "./start-ingest.ts";

log.level = "silent";

const customers = (...rows: string[]) => ["customer_id,name,country,signup_date", ...rows, ""].join("\n");
const orders = (...rows: string[]) => ["order_id,customer_id,order_date,channel", ...rows, ""].join("\n");
const items = (...rows: string[]) => ["order_id,product_id,qty,unit_price", ...rows, ""].join("\n");
const all = { limit: 100, offset: 0 };
const soon = { timeout: 20_000 };

describe("live and loaded orders", { timeout: 60_000 }, () => {
  let folder = "";
  let store: Store;
  let bus: SqliteEventBus;
  let ingest: Ingest;
  let sent = 0;

  async function open(timeZone = "UTC"): Promise<void> {
    sent = 0;
    folder = mkdtempSync(join(tmpdir(), "caudal-live-"));
    await start(timeZone);
  }
  async function start(timeZone = "UTC"): Promise<void> {
    store = await openStore(parseConfig({ DATA_DIR: join(folder, "data"), STORE_TIME_ZONE: timeZone }));
    bus = openSqliteEventBus(join(folder, "data", "queue.sqlite"), { maxBytes: 1_000_000_000 });
    const rules = { currency: "USD", timeZone };
    ingest = startIngest({ bus, warehouse: store.warehouse, rules, onCommitted: store.serving.refresh, onLost: () => {} });
  }
  beforeEach(() => open());
  afterEach(close);
  async function stop(): Promise<void> {
    await ingest.close();
    await bus.close();
    await store.close();
  }
  async function close(): Promise<void> {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }

  async function load(asOf: string, files: Parameters<typeof writeShop>[1]): Promise<LoadRun> {
    const shop = writeShop(join(folder, "files"), files);
    const { id } = await store.loads.start({ folder: shop, acceptRejects: false, allowShrink: true, asOf }, { anyFolder: true });
    await store.loads.idle();
    const run = await store.loads.get(id);
    expect(run).toMatchObject({ state: "done", error: null });
    return run;
  }

  async function refusal(files: Parameters<typeof writeShop>[1]): Promise<string | undefined> {
    const shop = writeShop(join(folder, "files"), files);
    const { id } = await store.loads.start({ folder: shop, acceptRejects: false, allowShrink: true }, { anyFolder: true });
    await store.loads.idle();
    return (await store.loads.get(id)).fault?.code;
  }

  async function send(...events: SmallEvent[]): Promise<void> {
    await bus.publish(events.map((event) => ({ body: Buffer.from(eventText(event)), attributes: {} })));
    sent += events.length;
    await expect.poll(async () => (await bus.backlog()).retained, soon).toBe(sent);
  }

  async function ask(sql: string): Promise<unknown[]> {
    const connection = await store.warehouse.connect();
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    connection.closeSync();
    return rows;
  }
  const kpis = `select sum(gross_amount)::decimal(18,2), coalesce(sum(gross_amount) filter (is_sale), 0)::decimal(18,2),
    count(distinct order_id) filter (is_sale), count(distinct known_customer_id) filter (is_sale) from v_sales`;

  it("an event that would burst the sums is a dead letter, and those beside it count", async () => {
    await load("2025-09-13T00:00:00.000Z", {
      "orders.csv": orders("O1,C1,2025-09-12,Online"),
      "order_items.csv": items("O1,P1,1,100"),
      "products.csv": "product_id,category,price,cost\nP1,Games,100,60\nP2,Games,100,100000000\n",
    });
    await send(
      { id: "e1", order: "O2", qty: Number.MAX_SAFE_INTEGER, price: "0", ts: "2025-09-14" },
      { id: "e2", order: "O3", price: "10", ts: "2025-09-14" },
      ...Array.from({ length: 12 }, (_, n) => ({ id: `big-${n}`, order: "O4", product: "P2", qty: 1_000_000, price: "1", ts: "2025-09-14" })),
    );
    await expect.poll(() => store.versions.current()?.serving.moment().bounds.lines, soon).toBe(2 + 9);
    const dearer = { "products.csv": "product_id,category,price,cost\nP1,Games,100,60\nP2,Games,100,200000000\n" };
    expect(await refusal({ ...dearer, "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") })).toBe("amounts_too_large");
    expect((await store.warehouse.deadLetters(all)).rows.map(({ messageId, reasons }) => [messageId.split("-")[1], reasons[0]?.rule]).sort()).toEqual([
      ["1", "too_large"],
      ["12", "not_storable"],
      ["13", "not_storable"],
      ["14", "not_storable"],
    ]);
  });

  it("an event that a former version took in and no sum can hold is taken out at the next start, and all others count", async () => {
    await load("2025-09-13T00:00:00.000Z", { "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") });
    await send({ id: "e1", price: "20", ts: "2025-09-14" });
    await ask(
      `insert into fact_sales_streaming by name
       select * replace ('absurd' as event_id, 'm2' as message_id, 99999999999999 as unit_price, 99999999999999 as gross_amount, 2 as position) from fact_sales_streaming`,
    );
    await ask("update versions set version = version + 1, stream_position = 2");
    store.serving.refresh(await store.warehouse.position());
    const shown = () => store.versions.current()?.serving.moment().bounds.lines;
    await expect.poll(shown, soon).toBe(3);

    await stop();
    await start();
    await store.ready;
    await expect.poll(shown, soon).toBe(2);
    expect((await store.warehouse.deadLetters(all)).rows).toMatchObject([{ messageId: "m2", reasons: [{ field: "unit_price", rule: "too_large" }] }]);
    await send({ id: "e3", price: "30", ts: "2025-09-14" });
    await expect.poll(shown, soon).toBe(3);
    expect(await ask(kpis)).toEqual([["150.00", "150.00", "1", "1"]]);
  });

  it("an event before the load's as_of is superseded, later ones of the order count, under its channel", async () => {
    await load("2025-09-13T00:00:00.000Z", { "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") });
    await send(
      { id: "e1", qty: -1, price: "100", ts: "2025-09-12 18:00:00" },
      { id: "e2", qty: 1, price: "5", ts: "2025-09-13 00:00:00" },
      { id: "e3", qty: -1, price: "40", ts: "2025-09-19 12:00:00" },
    );
    expect(await ask(kpis)).toEqual([["65.00", "105.00", "1", "1"]]);
    expect(await ask("select distinct channel from v_sales")).toEqual([["Online"]]);
    expect((await store.warehouse.streamCounts()).superseded).toEqual({ lines: 1, revenue: "-100.00" });
    expect((await store.warehouse.superseded(all)).rows).toMatchObject([{ eventId: "e1", eventTime: new Date("2025-09-12T18:00:00Z") }]);
    expect(await ask("select event_id from streaming_line where superseded")).toEqual([["e1"]]);
  });

  it("a load tells what it supersedes, to the line and the cent, also when it changes nothing", async () => {
    const files = { "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") };
    await send(
      { id: "e1", qty: -1, price: "33.335", ts: "2025-09-12 18:00:00" },
      { id: "e2", qty: 1, price: "5", ts: "2025-09-12 23:59:59" },
      { id: "e3", qty: -1, price: "40", ts: "2025-09-19 12:00:00" },
      { id: "e4", order: "O2", qty: 1, price: "7", ts: "2025-09-12 12:00:00" },
    );
    const first = await load("2025-09-13T00:00:00.000Z", files);
    expect(first.report?.notices).toMatchObject({ supersededEvents: 2, supersededRevenue: "-28.34" });
    expect(await store.warehouse.superseded(all)).toMatchObject({ lines: 2, revenue: "-28.34" });
    await send({ id: "e5", qty: 1, price: "1", ts: "2025-09-12 19:00:00" });
    const again = await store.loads.start(
      { folder: join(folder, "files"), acceptRejects: false, allowShrink: false, asOf: "2025-09-13T00:00:00.000Z" },
      { anyFolder: true },
    );
    await store.loads.idle();
    const { state, report } = await store.loads.get(again.id);
    expect([state, report?.asOf, report?.notices.supersededEvents, report?.notices.supersededRevenue]).toEqual([
      "unchanged",
      "2025-09-13T00:00:00.000Z",
      3,
      "-27.34",
    ]);
  });

  it("an order may have a loaded line of one customer and a live one of another", async () => {
    const two = { "customers.csv": customers("C1,Ana,Chile,2024-01-01", "C2,Bea,Peru,2024-01-01") };
    await load("2025-09-13T00:00:00.000Z", { ...two, "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") });
    await send({ id: "e1", customer: "C2", price: "20", ts: "2025-09-14 00:00:00" });
    expect(await ask(kpis)).toEqual([["120.00", "120.00", "1", "2"]]);
  });

  it("a customer is known as soon as a load knows them", async () => {
    await send({ id: "e1", order: "O9", customer: "C9", price: "50", ts: "2025-09-12 18:00:00" });
    expect(await ask(kpis)).toEqual([["50.00", "50.00", "1", "0"]]);
    expect(await ask("select country from v_sales")).toEqual([["unknown"]]);
    const file = { "orders.csv": orders("O1,C1,2025-09-12,Online"), "order_items.csv": items("O1,P1,1,100") };
    await load("2025-09-20T00:00:00.000Z", { ...file, "customers.csv": customers("C9,Ned,Chile,2024-01-01", "C1,Ana,Peru,2024-01-01") });
    expect(
      await ask("select country, sum(gross_amount)::decimal(18,2), count(distinct known_customer_id) from v_sales where source = 'streaming' group by 1"),
    ).toEqual([["Chile", "50.00", "1"]]);
  });

  it("an event that comes again with another quantity counts as it came first", async () => {
    await send({ id: "e1", qty: 1, price: "10" }, { id: "e1", qty: 3, price: "10" });
    expect(await ask(kpis)).toEqual([["10.00", "10.00", "1", "0"]]);
    expect(await store.warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 1, differing: 1, redelivered: 0 });
    expect(await ask("select event_id, qty, unit_price from streaming_conflicts")).toEqual([["e1", "3", "10.0000"]]);
  });

  it("an acked event can be delivered again, which changes nothing", async () => {
    await send({ id: "e1", price: "10" }, { id: "e1", price: "10" }, { id: "e2", qty: 0 });
    const before = await store.warehouse.position();
    await bus.redeliverSince(new Date(0));
    await expect.poll(async () => (await store.warehouse.streamCounts()).redelivered, soon).toBe(3);
    expect(await store.warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 1, differing: 0, refused: 1 });
    expect(await store.warehouse.position()).toEqual(before);
  });

  it("times that Santiago's clocks skip move on, those they show twice are the earlier", async () => {
    await close();
    await open("America/Santiago");
    await send({ id: "skipped", ts: "2025-09-07 00:30:00" }, { id: "twice", ts: "2025-04-05 23:30:00" }, { id: "epoch", ts: "1757289600" });
    expect(
      await ask("select event_id, strftime(timezone('UTC', event_ts), '%Y-%m-%d %H:%M'), event_ts_text from fact_sales_streaming order by event_id"),
    ).toEqual([
      ["epoch", "2025-09-08 00:00", "1757289600"],
      ["skipped", "2025-09-07 04:30", "2025-09-07 00:30:00"],
      ["twice", "2025-04-06 02:30", "2025-04-05 23:30:00"],
    ]);
  });
});
