import { expect, it } from "vitest";
import { stageFiles } from "./csv-folder.fixture.ts";

/** What each written date becomes, in UTC. */
async function instants(timeZone: string, written: string[]): Promise<unknown[]> {
  const orders = `order_id,customer_id,order_date\nO1,,2025-01-01\nO2,,2025-01-01\n${written.map((date, n) => `D${n},,${date}\n`).join("")}`;
  return stageFiles({ orders }, { timeZone }, async ({ rows, faults }) => {
    expect(faults).toEqual([]);
    return (await rows("orders", "order_date::text")).slice(2).map(([at]) => at);
  });
}

it("a date is the start of that store day, a time without a zone is the store's", async () => {
  expect(await instants("America/Santiago", ["2025-07-01", "2025-07-01 10:15", "2025-07-01T10:15:30.25", "2025-01-01", " 1999-12-31 "])).toEqual([
    "2025-07-01 04:00:00+00",
    "2025-07-01 14:15:00+00",
    "2025-07-01 14:15:30.25+00",
    "2025-01-01 03:00:00+00",
    "1999-12-31 03:00:00+00",
  ]);
});

it("a time with a zone is that instant, however the zone is written", async () => {
  const same = ["2025-07-01T10:15:00Z", "2025-07-01 12:15+02:00", "2025-07-01T12:15:00+0200", "2025-07-01 12:15:00 +02", "2025-07-01 10:15:00 UTC"];
  expect(await instants("Asia/Tokyo", same)).toEqual(same.map(() => "2025-07-01 10:15:00+00"));
});

it("a time that a clock change skips is an hour on", async () => {
  expect(await instants("Europe/Madrid", ["2025-03-30 01:59", "2025-03-30 02:30", "2025-03-30 03:30"])).toEqual([
    "2025-03-30 00:59:00+00",
    "2025-03-30 01:30:00+00",
    "2025-03-30 01:30:00+00",
  ]);
});

it("a time that occurs twice is the earlier one", async () => {
  expect(await instants("Europe/Madrid", ["2025-10-26 01:30", "2025-10-26 02:30", "2025-10-26 03:30"])).toEqual([
    "2025-10-25 23:30:00+00",
    "2025-10-26 00:30:00+00",
    "2025-10-26 02:30:00+00",
  ]);
});

it("a day without a midnight starts at one, and ends a millisecond before the next", async () => {
  expect(await instants("America/Santiago", ["2025-09-07", "2025-09-07 00:30", "2025-09-07 10:00", "2025-09-07 23:59:59.999"])).toEqual([
    "2025-09-07 04:00:00+00",
    "2025-09-07 04:30:00+00",
    "2025-09-07 13:00:00+00",
    "2025-09-08 02:59:59.999+00",
  ]);
});

it("a midnight that occurs twice is the earlier one", async () => {
  expect(await instants("America/Havana", ["2025-11-02", "2025-11-02 00:30", "2025-11-02 01:00", "2025-11-03"])).toEqual([
    "2025-11-02 04:00:00+00",
    "2025-11-02 04:30:00+00",
    "2025-11-02 06:00:00+00",
    "2025-11-03 05:00:00+00",
  ]);
});

it("days before 1970 and after 2100 are dates as well", async () => {
  expect(await instants("America/Santiago", ["1969-12-31", "2150-01-01 12:00"])).toEqual(["1969-12-31 03:00:00+00", "2150-01-01 15:00:00+00"]);
});

it("what is no such date is refused", () => {
  const unreadable = [
    "2025-13-01",
    "2025-02-29",
    "15/09/2025",
    "2025-9-5",
    "2025-09-15 25:00",
    "2025-09-15 10:61",
    "20250915",
    "now",
    "infinity",
    "2025-09-15 10:00 CET",
    "2025-09-15 10:00+24:00",
    "2025-09-15 10:00+0560",
    "2025-09-15 10:00+99",
  ];
  const orders = `order_id,customer_id,order_date\n${unreadable.map((date, n) => `D${n},,${date}\n`).join("")}`;
  return stageFiles({ orders, order_items: null }, {}, ({ faults }) => {
    const refused = unreadable.map((date, n) => `orders.csv:${n + 2} order_date not_a_date ${date}`);
    expect(faults).toEqual([...refused, "order_items.csv:- - file_missing -"]);
  });
});

it("a date that no page could ask for is refused, whatever the zone", () => {
  const far = ["0000-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "9999-12-31T23:59:59Z"];
  const orders = `order_id,customer_id,order_date\nO1,,1900-01-03\nO2,,2199-12-29\n${far.map((date, n) => `D${n},,${date}\n`).join("")}`;
  return stageFiles({ orders }, { timeZone: "Pacific/Apia" }, ({ faults }) => {
    expect(faults).toEqual(far.map((date, n) => `orders.csv:${n + 4} order_date date_out_of_range ${date}`));
  });
});
