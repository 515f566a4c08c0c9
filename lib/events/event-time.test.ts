import { DuckDBInstance, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sqlText } from "../sql-text.ts";
import { parseEventTime } from "./event-time.ts";

const zones = [
  "UTC",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Europe/Madrid",
  "America/Havana",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Beirut",
  "Pacific/Apia",
  "Pacific/Chatham",
];

/** What the same texts become as order dates of a CSV file, in microseconds since 1970; null where the row would be refused. */
async function asOrderDates(timeZone: string, texts: string[]): Promise<(bigint | null)[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run(
      "set TimeZone = 'UTC'; create table source_orders (record bigint, order_id text, customer_id text, order_date text, channel text, country text)",
    );
    await connection.run("set variable time_zone = $timeZone", { timeZone });
    await connection.run(sqlText("load/store-days"));
    await connection.run(
      "insert into source_orders (record, order_date) select unnest(range(len($texts))), unnest($texts)",
      { texts: listValue(texts) },
      { texts: LIST(VARCHAR) },
    );
    const staged = sqlText("load/stage-orders").trimEnd().slice(0, -1);
    const read = await connection.runAndReadAll(`select epoch_us(order_date) from (${staged}) order by record`);
    return read.getRowsJS().map(([at]) => (at === null ? null : BigInt(String(at))));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function oddDays(timeZone: string): string[] {
  const offset = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const offsetOn = (day: number) => offset.format(day * 86_400_000).split("GMT")[1];
  const days: string[] = [];
  for (let day = 14_610; day < 22_280; day++) {
    if (offsetOn(day) !== offsetOn(day + 1)) for (const near of [day, day + 1]) days.push(new Date(near * 86_400_000).toISOString().slice(0, 10));
  }
  return days;
}

const quarters = Array.from({ length: 96 }, (_, n) => `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`);
const disagreeing = (texts: string[], ours: (bigint | null)[], theirs: (bigint | null)[]) =>
  texts.flatMap((text, n) => (ours[n] === theirs[n] ? [] : [{ text, event: ours[n], csv: theirs[n] }]));

describe("an event's time and an order's date in a CSV file mean the same", () => {
  it.each(zones)("on the days around each clock change from 2010 to 2030, and on others: %s", async (timeZone) => {
    const texts = [...oddDays(timeZone), "2004-02-29", "2026-07-01"].flatMap((day) => [day, ...quarters.map((time) => `${day} ${time}`)]);
    const ours = texts.map((text) => parseEventTime(text, timeZone));
    expect(disagreeing(texts, ours, await asOrderDates(timeZone, texts))).toEqual([]);
  });

  it("however they are written", async () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
    const day = fc.tuple(fc.integer({ min: 2000, max: 2050 }), two(13), two(32)).map((parts) => parts.join("-"));
    const fraction = fc.stringMatching(/^(\.\d{1,10})?$/);
    const clock = fc.tuple(two(25), two(61), two(61), fraction).map(([hour, minute, second, rest]) => `${hour}:${minute}:${second}${rest}`);
    const time = fc.oneof(
      clock,
      two(24).map((hour) => `${hour}:00`),
      fc.constantFrom("24:00:00", "24:00:00.000001", "24:00", "1:00", "10"),
    );
    const offset = fc.tuple(fc.constantFrom("+", "-"), two(25), fc.constantFrom("", ":"), two(62));
    const zone = fc.oneof(
      fc.constantFrom("", "Z", " Z", "UTC", " UTC", "+02", " -03", "z", "GMT", "+2", " "),
      offset.map((parts) => parts.join("")),
    );
    const text = fc.oneof(
      day,
      fc.tuple(day, fc.constantFrom("T", " ", "t", "  "), time, zone).map((parts) => parts.join("")),
    );
    const texts = fc.sample(text, { seed: 11, numRuns: 5000 });
    const ours = texts.map((each) => parseEventTime(each, "America/Santiago"));
    expect(ours.filter((each) => each !== null).length).toBeGreaterThan(1000);
    expect(disagreeing(texts, ours, await asOrderDates("America/Santiago", texts))).toEqual([]);
  });
});
