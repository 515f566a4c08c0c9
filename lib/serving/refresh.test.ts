import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { ServingStore } from "./serving.ts";
import { fillWarehouse, openServingOf, openSmallWarehouse, type SmallStore, takeIn } from "./small-store.fixture.ts";

type Event = NonNullable<SmallStore["events"]>[number];

const everything = { country: [], category: [], channel: [], source: [], product: [] };

describe("a store that takes in live lines", () => {
  let warehouse: DuckdbWarehouse;
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
  });
  afterAll(() => warehouse.close());

  const event = (id: string, rest: Partial<Event> = {}): Event => ({
    id,
    order: "O1",
    customer: "C1",
    product: "P1",
    qty: 1,
    price: "10",
    ts: "2025-09-20T12:00:00Z",
    ...rest,
  });
  const shop: SmallStore = {
    customers: [{ id: "C1", country: "Chile" }],
    products: [{ id: "P1", category: "Books" }],
    orders: [{ id: "O1", customer: "C1", date: "2025-09-12T10:00:00Z", channel: "Online" }],
    items: [{ order: "O1", product: "P1", qty: 1, price: "100" }],
    asOf: "2025-09-13T00:00:00Z",
  };

  async function afterwards(store: SmallStore, ...batches: Event[][]) {
    await fillWarehouse(warehouse, store);
    const serving = await openServingOf(warehouse, "UTC");
    try {
      for (const batch of batches) await takeIn(warehouse, serving, batch);
      return await paintAll(serving);
    } finally {
      await serving.close();
    }
  }

  it("says which days a version touched", async () => {
    await fillWarehouse(warehouse, shop);
    const serving = await openServingOf(warehouse, "UTC");
    const before = serving.moment().version;
    await takeIn(warehouse, serving, [event("e1"), event("e2", { ts: "2025-09-17T08:00:00Z" }), event("e3", { ts: "2025-09-12T08:00:00Z" })]);
    const { version } = serving.moment();
    await takeIn(warehouse, serving, [event("e4")]);
    expect(serving.lastTouched([{ from: "2025-09-12", to: "2025-09-17" }])).toBe(before);
    expect(serving.lastTouched([{ from: "2025-09-12", to: "2025-09-18" }])).toBe(version);
    expect(
      serving.lastTouched([
        { from: "2025-09-12", to: "2025-09-13" },
        { from: "2025-09-20", to: "2025-09-21" },
      ]),
    ).toBe(serving.moment().version);
    await serving.close();
  });

  async function paintAll(serving: ServingStore) {
    const query = resolvePaintQuery({ ...everything, compare: "none" }, { ...serving.moment().bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" });
    return serving.paint(query);
  }

  it("leaves out what the load supersedes, and counts what comes after it under the order's own channel", async () => {
    const { kpis, byChannel } = await afterwards(shop, [
      event("e1", { qty: -1, price: "100", ts: "2025-09-12T18:00:00Z" }),
      event("e2", { price: "5", ts: "2025-09-13T00:00:00Z" }),
      event("e3", { qty: -1, price: "40", ts: "2025-09-19T09:00:00Z" }),
    ]);
    expect(kpis).toMatchObject({ revenue: "65.00", sales: "105.00", returns: "-40.00", orders: 1, customers: 1 });
    expect(byChannel.map(({ key, revenue }) => [key, revenue])).toEqual([["Online", "65.00"]]);
  });

  it("counts two customers of one order", async () => {
    const { kpis } = await afterwards({ ...shop, asOf: null, customers: [{ id: "C1" }, { id: "C2" }] }, [event("e1", { customer: "C2", price: "20" })]);
    expect(kpis).toMatchObject({ revenue: "120.00", orders: 1, customers: 2 });
  });

  it("keeps customers and products it does not know under unknown", async () => {
    const { kpis, byCountry, byCategory } = await afterwards(shop, [event("e1", { order: "O9", customer: "C9", product: "P9", price: "50" })]);
    expect(kpis).toMatchObject({ revenue: "150.00", orders: 2, customers: 1 });
    expect(byCountry.map(({ key, customers }) => [key, customers])).toEqual([
      ["Chile", 1],
      ["unknown", 0],
    ]);
    expect(byCategory.map(({ key, revenue }) => [key, revenue])).toEqual([
      ["Books", "100.00"],
      ["unknown", "50.00"],
    ]);
  });

  it("counts a customer once a day, whichever of their orders of the day is the live one", async () => {
    const long: SmallStore = {
      ...shop,
      asOf: null,
      orders: [
        { id: "O0", customer: "C1", date: "2025-05-01T10:00:00Z" },
        { id: "O1", customer: "C1", date: "2025-09-12T10:00:00Z" },
      ],
      items: [
        { order: "O0", product: "P1", qty: 1, price: "1" },
        { order: "O1", product: "P1", qty: 1, price: "2" },
      ],
    };
    await fillWarehouse(warehouse, long);
    const serving = await openServingOf(warehouse, "UTC");
    await takeIn(warehouse, serving, [event("e1", { order: "O7", ts: "2025-09-12T12:00:00Z" }), event("e2", { order: "O8", ts: "2025-09-14T12:00:00Z" })]);
    await takeIn(warehouse, serving, [event("e3", { order: "O9", ts: "2025-09-14T13:00:00Z" })]);
    const range = { from: "2025-05-01", to: "2025-09-15", grain: "day", compare: "none" } as const;
    for (const category of [[], ["Books"]]) {
      const query = resolvePaintQuery(
        { ...everything, ...range, category },
        { ...serving.moment().bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" },
      );
      const days = (await serving.paint(query)).timeseries.filter(({ lines }) => lines > 0);
      expect(days.map(({ start, orders, customers }) => [start, orders, customers])).toEqual([
        ["2025-05-01", 1, 1],
        ["2025-09-12", 2, 1],
        ["2025-09-14", 2, 1],
      ]);
    }
    await serving.close();
  });

  it("ranks a product that came by an event among those that bring the same by its id", async () => {
    await fillWarehouse(warehouse, { ...shop, asOf: null });
    const serving = await openServingOf(warehouse, "UTC");
    await takeIn(warehouse, serving, [event("e1", { product: "A0", price: "100" })]);
    for (const product of [[], ["A0", "P1"]]) {
      const query = resolvePaintQuery(
        { ...everything, product, compare: "none" },
        { ...serving.moment().bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" },
      );
      expect((await serving.paint({ ...query, topProducts: 1 })).byProduct).toMatchObject({ rows: [{ key: "A0" }], others: { count: 1, revenue: "100.00" } });
    }
    await serving.close();
  });

  it("counts a customer once of a product that came to the top after they had bought it", async () => {
    await fillWarehouse(warehouse, { ...shop, asOf: null });
    const serving = await openServingOf(warehouse, "UTC");
    const top = async (id: string, product: string, price: string) => {
      await takeIn(warehouse, serving, [event(id, { order: id, product, price })]);
      const query = resolvePaintQuery(
        { ...everything, compare: "none" },
        { ...serving.moment().bounds, now: new Date("2025-10-01T00:00:00Z"), timeZone: "UTC" },
      );
      return (await serving.paint({ ...query, topProducts: 1 })).byProduct.rows.map(({ key, orders, customers }) => [key, orders, customers]);
    };
    expect(await top("e1", "P1", "1")).toEqual([["P1", 2, 1]]);
    expect(await top("e2", "P1", "1")).toEqual([["P1", 3, 1]]);
    expect(await top("e3", "P2", "1")).toEqual([["P1", 3, 1]]);
    expect(await top("e4", "P2", "200")).toEqual([["P2", 2, 1]]);
    expect(await top("e5", "P2", "1")).toEqual([["P2", 3, 1]]);
    await serving.close();
  });

  it("puts live orders among those of the load by their ids, page by page and in the export", async () => {
    const id = (number: number) => `O${String(number).padStart(4, "0")}`;
    const loaded = Array.from({ length: 2100 }, (_, index) => id(2 * index + 1));
    await fillWarehouse(warehouse, {
      ...shop,
      orders: loaded.map((order) => ({ id: order, customer: "C1", date: "2025-09-12T10:00:00Z" })),
      items: loaded.map((order) => ({ order, product: "P1", qty: 1, price: "1" })),
    });
    const serving = await openServingOf(warehouse, "UTC");
    const live = [
      ["O2047", "N1", "O0002"],
      ["O4000", "P7", "O00020", "N0", "O2048"],
      ["O0000", "O20481", "O5", "Ñ1", "O2050"],
    ];
    let number = 0;
    for (const orders of live)
      await takeIn(
        warehouse,
        serving,
        orders.map((order) => event(`e${number++}`, { order })),
      );
    const wanted = [...new Set([...loaded, ...live.flat()])].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const query = {
      range: { from: "2025-01-01", to: "2026-01-01" },
      filters: everything,
      sort: "order",
      direction: "asc",
      search: "",
      offset: 0,
      limit: 500,
    } as const;
    for (const asked of [query, { ...query, search: "c1" }, { ...query, filters: { ...everything, product: ["P1"] } }]) {
      for (const direction of ["asc", "desc"] as const) {
        const told = direction === "asc" ? wanted : wanted.toReversed();
        const pages = await Promise.all([0, 500, 1000, 1500, 2000].map((offset) => serving.detail({ ...asked, direction, offset })));
        expect(pages.flatMap(({ rows }) => rows.map(({ orderId }) => orderId))).toEqual(told);
        const exported: string[] = [];
        const { chunks, close } = await serving.detailChunks({ ...asked, direction });
        for await (const rows of chunks) exported.push(...rows.map(({ orderId }) => orderId));
        await close();
        expect(exported).toEqual(told);
      }
    }
    await serving.close();
  });

  it("keeps a moment that is held while lines come in", async () => {
    await fillWarehouse(warehouse, shop);
    const serving = await openServingOf(warehouse, "UTC");
    const held = await serving.hold();
    await takeIn(warehouse, serving, [event("e1"), event("e2", { ts: "2025-09-21T12:00:00Z" })]);
    const query = {
      range: { from: "2025-01-01", to: "2026-01-01" },
      filters: everything,
      sort: "date",
      direction: "asc",
      search: "",
      offset: 0,
      limit: 9,
    } as const;
    expect(await held.detail(query)).toMatchObject({ moment: { version: 1 }, total: 1, rows: [{ revenue: "100.00" }] });
    expect(await serving.detail(query)).toMatchObject({ moment: { version: 2 }, total: 1, rows: [{ revenue: "120.00" }] });
    await held.close();
    await serving.close();
  });

  it("puts together what many refreshes added, while others read", async () => {
    await fillWarehouse(warehouse, shop);
    const serving = await openServingOf(warehouse, "UTC", 1, 4);
    const connection = await warehouse.connect();
    const held = await serving.hold();
    const repeated = async () => {
      const [store] = (await connection.runAndReadAll("select distinct database_name from duckdb_tables() where schema_name = 'serving'")).getRowsJS();
      const keys = `select day, segment_key, category_key from "${store?.[0]}".serving.cube group by all having count(*) > 1`;
      return (await connection.runAndReadAll(keys)).getRowsJS().length;
    };
    await takeIn(warehouse, serving, [event("e1"), event("e2")]);
    await takeIn(warehouse, serving, [event("e3")]);
    expect(await repeated()).toBeGreaterThan(0);
    await takeIn(warehouse, serving, [event("e4")]);
    expect(await repeated()).toBe(0);
    await takeIn(warehouse, serving, [event("e5")]);
    expect((await paintAll(serving)).kpis).toMatchObject({ revenue: "150.00", units: 6, orders: 1 });
    connection.closeSync();
    await held.close();
    await serving.close();
  });

  it("ignores a moment that lies before its own", async () => {
    await fillWarehouse(warehouse, shop);
    const serving = await openServingOf(warehouse, "UTC", 5);
    await serving.refresh({ version: 4, streamPosition: 9 });
    expect(serving.moment()).toMatchObject({ version: 5, streamPosition: 0 });
    await serving.close();
  });
});
