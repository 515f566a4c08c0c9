import { describe, expect, it } from "vitest";
import type { PaintParams } from "../sales/filters.ts";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import type { PaintTiles } from "./serving.ts";
import { engines, fillWarehouse, openSmallWarehouse, type SmallStore } from "./small-store.fixture.ts";

const day = "2025-03-01T10:00:00Z";
const noFilters = { country: [], category: [], channel: [], source: [], product: [] };
const year = { firstDay: "2024-01-01", lastDay: "2025-12-31", now: new Date("2026-01-15T12:00:00Z"), timeZone: "UTC" };
const asked = { from: "2025-01-01", to: "2026-01-01" };

type Asked = Partial<PaintParams> & { now?: string; timeZone?: string };

describe.each(engines)("a small store, answered by $name", ({ paint: answer }) => {
  async function paint(store: SmallStore, { now, timeZone = "UTC", ...params }: Asked = {}): Promise<PaintTiles> {
    const warehouse = await openSmallWarehouse(timeZone);
    try {
      await fillWarehouse(warehouse, store);
      const moment = { ...year, timeZone, ...(now === undefined ? {} : { now: new Date(now) }) };
      return await answer(warehouse, resolvePaintQuery({ ...noFilters, compare: "none", ...asked, ...params }, moment), timeZone);
    } finally {
      await warehouse.close();
    }
  }

  it("counts an order of returns alone in revenue, not among the orders", async () => {
    const { kpis } = await paint({
      customers: [{ id: "C1" }, { id: "C2" }],
      orders: [order("O1", { customer: "C1" }), order("O2", { customer: "C2" })],
      items: [item("O1", "P1", -2, "10"), item("O2", "P1", 1, "30")],
    });
    expect(kpis).toMatchObject({ revenue: "10.00", sales: "30.00", returns: "-20.00", orders: 1, customers: 1, aov: "30.00", units: -1, lines: 2 });
  });

  it("counts zero lines in units alone, and lists a group that has nothing else", async () => {
    const { kpis, byCategory } = await paint({
      products: [
        { id: "P1", category: "Books" },
        { id: "P2", category: "Gifts" },
      ],
      orders: [order("O1"), order("O2")],
      items: [item("O1", "P1", 1, "10"), item("O1", "P1", 2, "0"), item("O2", "P2", 3, "0")],
    });
    expect(kpis).toMatchObject({ revenue: "10.00", sales: "10.00", returns: "0.00", orders: 1, aov: "10.00", units: 6, lines: 3 });
    expect(byCategory.map(({ key, revenue, orders, units, aov }) => [key, revenue, orders, units, aov])).toEqual([
      ["Books", "10.00", 1, 3, "10.00"],
      ["Gifts", "0.00", 0, 3, null],
    ]);
  });

  it("takes the average order value over the lines a product filter selects", async () => {
    const store = {
      orders: [order("O1"), order("O2"), order("O3")],
      items: [item("O1", "P1", 1, "10"), item("O1", "P2", 1, "90"), item("O2", "P1", -1, "10"), item("O3", "P1", 1, "30")],
    };
    const filtered = await paint(store, { product: ["P1"] });
    expect(filtered.kpis).toMatchObject({ revenue: "30.00", sales: "40.00", returns: "-10.00", orders: 2, aov: "20.00" });
    expect((await paint(store)).kpis).toMatchObject({ revenue: "120.00", orders: 2, aov: "65.00" });
  });

  it("keeps lines of unknown customers and products in revenue, and names them unknown", async () => {
    const { kpis, byCountry, byCategory, byProduct, byChannel } = await paint({
      customers: [{ id: "C1", country: "Chile" }, { id: "C2" }],
      products: [
        { id: "P1", category: "Books", subcategory: "Novel", name: "Ficciones" },
        { id: "P2", category: "Books", subcategory: "Atlas" },
        { id: "P3", category: "Home" },
      ],
      orders: [order("O1", { customer: "C1", channel: "Web" }), order("O2", { customer: "gone" }), order("O3"), order("O4", { customer: "C2" })],
      items: [item("O1", "P1", 1, "50"), item("O2", "P9", 1, "20"), item("O3", "P2", 1, "7"), item("O4", "P3", 1, "5")],
    });
    expect(kpis).toMatchObject({ revenue: "82.00", orders: 4, customers: 2 });
    expect(revenues(byCountry)).toEqual({ Chile: "50.00", unknown: "32.00" });
    expect(revenues(byCategory)).toEqual({ Books: "57.00", unknown: "20.00", Home: "5.00" });
    expect(byCategory[1]?.children.map(({ key }) => key)).toEqual(["unknown"]);
    expect(revenues(byChannel)).toEqual({ Web: "50.00", unknown: "32.00" });
    expect(byProduct.rows.map(({ key, label, category }) => [key, label, category])).toEqual([
      ["P1", "Ficciones", "Books"],
      ["P9", "P9", "unknown"],
      ["P2", "Atlas", "Books"],
      ["P3", "P3", "Home"],
    ]);
    expect(byProduct.others).toBeNull();
  });

  it("can be asked for the unknown alone", async () => {
    const store = {
      customers: [{ id: "C1", country: "Chile" }],
      orders: [order("O1", { customer: "C1", channel: "Web" }), order("O2")],
      items: [item("O1", "P1", 1, "50"), item("O2", "P1", 1, "20")],
    };
    expect((await paint(store, { country: ["unknown"] })).kpis.revenue).toBe("20.00");
    expect((await paint(store, { channel: ["unknown"], category: ["unknown"] })).kpis.revenue).toBe("20.00");
    expect((await paint(store, { country: ["Peru"] })).kpis).toMatchObject({ revenue: "0.00", lines: 0, aov: null, margin: null });
  });

  it("cuts days by the store's clock, to the last millisecond of a day that daylight saving shortens", async () => {
    const store = {
      orders: [
        order("O1", { date: "2025-09-07T03:59:59.999Z" }),
        order("O2", { date: "2025-09-07T04:00:00.000Z" }),
        order("O3", { date: "2025-09-08T02:59:59.999Z" }),
        order("O4", { date: "2025-09-08T03:00:00.000Z" }),
      ],
      items: [item("O1", "P1", 1, "1"), item("O2", "P1", 1, "2"), item("O3", "P1", 1, "4"), item("O4", "P1", 1, "8")],
    };
    const sunday = { from: "2025-09-07", to: "2025-09-08", timeZone: "America/Santiago" };
    expect((await paint(store, sunday)).kpis.revenue).toBe("6.00");
    const { timeseries } = await paint(store, { ...sunday, from: "2025-09-06", to: "2025-09-09" });
    expect(timeseries.map(({ start, revenue }) => [start, revenue])).toEqual([
      ["2025-09-06", "1.00"],
      ["2025-09-07", "6.00"],
      ["2025-09-08", "8.00"],
    ]);
    const hours = await paint(store, { ...sunday, grain: "hour" });
    expect(hours.timeseries.filter(({ lines }) => lines > 0).map(({ start, revenue }) => [start, revenue])).toEqual([
      ["2025-09-07T01:00", "2.00"],
      ["2025-09-07T23:00", "4.00"],
    ]);
  });

  it("sets February 2025, seen on the 15th, against the same 14 days of leap February 2024", async () => {
    const dates = ["2024-02-01", "2024-02-14", "2024-02-15", "2024-02-29", "2025-02-01", "2025-02-14", "2025-02-15", "2025-02-20"];
    const store = {
      customers: [{ id: "C1", country: "Chile" }],
      orders: dates.map((date) => order(date, { date: `${date}T00:00:00Z`, customer: "C1" })),
      items: dates.map((date, index) => item(date, "P1", 1, String(2 ** index))),
    };
    const seen = { from: "2025-02-01", to: "2025-03-01", compare: "year", now: "2025-02-15T15:00:00Z" } as const;
    const { kpis, comparison, running, byCountry, timeseries } = await paint(store, seen);
    expect(kpis.revenue).toBe("240.00");
    expect(running).toBe(true);
    expect(comparison).toMatchObject({ range: { from: "2024-02-01", to: "2024-02-15" }, through: "2025-02-15", reason: null });
    expect([comparison?.base.revenue, comparison?.kpis?.revenue, comparison?.kpis?.orders]).toEqual(["48.00", "3.00", 2]);
    expect(byCountry[0]).toMatchObject({ revenue: "240.00", base: { revenue: "48.00", customers: 1 }, was: { revenue: "3.00", orders: 2, customers: 1 } });
    expect(
      timeseries
        .filter(({ lines, was }) => lines > 0 || (was && was.lines > 0))
        .map(({ start, revenue, was, partial }) => [start, revenue, was?.revenue ?? null, partial]),
    ).toEqual([
      ["2025-02-01", "16.00", "1.00", false],
      ["2025-02-14", "32.00", "2.00", false],
      ["2025-02-15", "64.00", null, true],
      ["2025-02-20", "128.00", null, true],
    ]);
  });

  it("sets today, still running, against whole yesterday", async () => {
    const store = {
      orders: [order("O1", { date: "2025-05-14T23:00:00Z" }), order("O2", { date: "2025-05-15T08:00:00Z" })],
      items: [item("O1", "P1", 1, "40"), item("O2", "P1", 1, "10")],
    };
    const { comparison, byWeekday } = await paint(store, { from: "2025-05-15", to: "2025-05-16", compare: "previous", now: "2025-05-15T09:30:00Z" });
    expect(comparison).toMatchObject({ reason: "not_over", through: "2025-05-16", base: { revenue: "10.00" }, kpis: { revenue: "40.00" } });
    expect(byWeekday.map(({ key, revenue, was }) => [key, revenue, was?.revenue])).toEqual([
      ["1", "0.00", "0.00"],
      ["2", "0.00", "0.00"],
      ["3", "0.00", "40.00"],
      ["4", "10.00", "0.00"],
      ["5", "0.00", "0.00"],
      ["6", "0.00", "0.00"],
      ["7", "0.00", "0.00"],
    ]);
  });

  it("compares with nothing where the filter selects no earlier line", async () => {
    const store = {
      orders: [order("O1", { date: "2025-01-20T00:00:00Z", channel: "Web" }), order("O2", { date: "2025-02-20T00:00:00Z", channel: "Shop" })],
      items: [item("O1", "P1", 1, "40"), item("O2", "P1", 1, "10")],
    };
    const february = { from: "2025-02-01", to: "2025-03-01", compare: "previous" } as const;
    expect((await paint(store, february)).comparison).toMatchObject({ reason: null, kpis: { revenue: "40.00" } });
    const shop = await paint(store, { ...february, channel: ["Shop"] });
    expect(shop.comparison).toMatchObject({ reason: "no_earlier_sales", base: { revenue: "10.00" }, kpis: null });
    expect([shop.byChannel[0]?.was, shop.timeseries[19]?.was]).toEqual([null, null]);
  });

  it("counts an order with sales on two days in each of them, and once in all", async () => {
    const { kpis, timeseries, byWeekday, bySource } = await paint(
      {
        customers: [{ id: "C1" }],
        events: [event("E1", "O1", 1, "10", "2025-03-03T23:59:59Z", { customer: "C1" }), event("E2", "O1", 1, "5", "2025-03-04T00:00:00Z", { customer: "C1" })],
      },
      { from: "2025-03-03", to: "2025-03-05" },
    );
    expect(kpis).toMatchObject({ revenue: "15.00", orders: 1, customers: 1, aov: "15.00" });
    expect(timeseries.map(({ orders, customers, aov }) => [orders, customers, aov])).toEqual([
      [1, 1, "10.00"],
      [1, 1, "5.00"],
    ]);
    expect(byWeekday.slice(0, 2).map(({ orders }) => orders)).toEqual([1, 1]);
    expect(bySource.map(({ key, orders }) => [key, orders])).toEqual([["streaming", 1]]);
  });

  it("counts two customers of one order, and each once however much they buy", async () => {
    const { kpis, byCategory } = await paint({
      customers: [{ id: "C1" }, { id: "C2" }],
      products: [
        { id: "P1", category: "Books" },
        { id: "P2", category: "Home" },
      ],
      events: [
        event("E1", "O1", 1, "10", day, { customer: "C1" }),
        event("E2", "O1", 1, "10", day, { customer: "C2" }),
        event("E3", "O2", 1, "10", day, { customer: "C2", product: "P2" }),
        event("E4", "O3", -1, "1", day, { customer: "C1", product: "P2" }),
      ],
    });
    expect(kpis).toMatchObject({ orders: 2, customers: 2 });
    expect(byCategory.map(({ key, orders, customers }) => [key, orders, customers])).toEqual([
      ["Books", 1, 2],
      ["Home", 1, 1],
    ]);
  });

  it("leaves superseded events out, and adds later ones to the loaded order's channel and country", async () => {
    const { kpis, byCountry, byChannel, bySource } = await paint({
      customers: [
        { id: "C1", country: "Chile" },
        { id: "C2", country: "Peru" },
      ],
      orders: [order("O1", { customer: "C1", channel: "Web" })],
      items: [item("O1", "P1", 2, "10")],
      events: [
        event("E1", "O1", 2, "10", "2025-03-01T23:59:59.999Z"),
        event("E2", "O1", -1, "10", "2025-03-02T00:00:00Z", { customer: "C2" }),
        event("E3", "O2", 1, "7", "2025-02-01T00:00:00Z", { customer: "C2" }),
        event("E3", "O2", 1, "700", "2025-02-01T00:00:00Z", { customer: "C2" }),
      ],
      asOf: "2025-03-02T00:00:00Z",
    });
    expect(kpis).toMatchObject({ revenue: "17.00", sales: "27.00", returns: "-10.00", orders: 2, customers: 2, lines: 3 });
    expect(revenues(byCountry)).toEqual({ Chile: "10.00", Peru: "7.00" });
    expect(revenues(byChannel)).toEqual({ Web: "10.00", unknown: "7.00" });
    expect(revenues(bySource)).toEqual({ batch: "20.00", streaming: "-3.00" });
  });

  it("sends an order where it goes, not where its customer lives", async () => {
    const { byCountry } = await paint({
      customers: [{ id: "C1", country: "Chile" }],
      orders: [order("O1", { customer: "C1", country: "Brasil" }), order("O2", { customer: "C1" })],
      items: [item("O1", "P1", 1, "3"), item("O2", "P1", 1, "2")],
    });
    expect(revenues(byCountry)).toEqual({ Brasil: "3.00", Chile: "2.00" });
  });

  it("counts equal lines each, and rounds once, at the end", async () => {
    const { kpis, byChannel } = await paint({
      orders: [order("O1", { channel: "A" }), order("O2", { channel: "B" }), order("O3", { channel: "B" })],
      items: [item("O1", "P1", 1, "0.0025"), item("O1", "P1", 1, "0.0025"), item("O2", "P1", 1, "0.0049"), item("O3", "P1", 1, "10")],
    });
    expect(kpis).toMatchObject({ revenue: "10.01", lines: 4, aov: "3.34" });
    expect(byChannel.map(({ key, revenue }) => [key, revenue])).toEqual([
      ["B", "10.00"],
      ["A", "0.01"],
    ]);
  });

  it("takes the margin over lines whose cost is known, and says how much that is", async () => {
    const { kpis, byCategory } = await paint({
      products: [
        { id: "P1", category: "Books", cost: "4" },
        { id: "P2", category: "Home" },
      ],
      orders: [order("O1")],
      items: [item("O1", "P1", 3, "10"), item("O1", "P1", -1, "10"), item("O1", "P2", 1, "60")],
    });
    expect(kpis).toMatchObject({ revenue: "80.00", margin: "12.00", marginCoverage: 0.25 });
    expect(byCategory.map(({ key, margin, marginCoverage }) => [key, margin, marginCoverage])).toEqual([
      ["Home", null, null],
      ["Books", "12.00", 1],
    ]);
  });

  it("lists the products with most revenue, and adds up the others", async () => {
    const ids = ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10"];
    const { byProduct } = await paint({ orders: [order("O1")], items: ids.map((id, index) => item("O1", id, 1, String(index < 2 ? 5 : 20 - index))) });
    expect(byProduct.rows.map(({ key }) => key)).toEqual(["P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10"]);
    expect(byProduct.others).toEqual({ count: 2, revenue: "10.00", units: 2, lines: 2 });
  });

  it("answers zeros, a full calendar and no groups for a store without sales", async () => {
    const { kpis, timeseries, byCountry, byProduct, byWeekday } = await paint({});
    expect(kpis).toMatchObject({ revenue: "0.00", orders: 0, customers: 0, aov: null, margin: null });
    expect([timeseries.length, byCountry.length, byProduct.rows.length, byWeekday.length]).toEqual([12, 0, 0, 7]);
  });
});

function order(id: string, rest: Partial<NonNullable<SmallStore["orders"]>[number]> = {}) {
  return { id, date: day, ...rest };
}

function item(orderId: string, product: string, qty: number, price: string) {
  return { order: orderId, product, qty, price };
}

function event(id: string, orderId: string, qty: number, price: string, ts: string, { customer = null as string | null, product = "P1" } = {}) {
  return { id, order: orderId, customer, product, qty, price, ts };
}

function revenues(groups: { key: string; revenue: string }[]): Record<string, string> {
  return Object.fromEntries(groups.map(({ key, revenue }) => [key, revenue]));
}
