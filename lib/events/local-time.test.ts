import { expect, it } from "vitest";
import { instantOfLocal } from "./local-time.ts";

function utc(timeZone: string, ...clocks: string[]): string[] {
  return clocks.map((clock) => new Date(instantOfLocal(Date.parse(`${clock}Z`), timeZone)).toISOString().replace(".000Z", "Z"));
}

it("on most days there is one instant", () => {
  expect(utc("America/Santiago", "2025-07-01T10:15", "2025-01-01T10:15")).toEqual(["2025-07-01T14:15:00Z", "2025-01-01T13:15:00Z"]);
  expect(utc("Asia/Kathmandu", "2025-07-01T10:15")).toEqual(["2025-07-01T04:30:00Z"]);
});

it("a midnight that is skipped is one o'clock", () => {
  expect(utc("America/Santiago", "2025-09-06T23:59", "2025-09-07T00:00", "2025-09-07T00:30", "2025-09-07T01:00")).toEqual([
    "2025-09-07T03:59:00Z",
    "2025-09-07T04:00:00Z",
    "2025-09-07T04:30:00Z",
    "2025-09-07T04:00:00Z",
  ]);
});

it("the hour before midnight that occurs twice is the earlier", () => {
  expect(utc("America/Santiago", "2025-04-05T22:59", "2025-04-05T23:00", "2025-04-05T23:59", "2025-04-06T00:00")).toEqual([
    "2025-04-06T01:59:00Z",
    "2025-04-06T02:00:00Z",
    "2025-04-06T02:59:00Z",
    "2025-04-06T04:00:00Z",
  ]);
});

it("a clock that changes by half an hour moves on by half an hour", () => {
  expect(utc("Australia/Lord_Howe", "2025-10-05T01:59", "2025-10-05T02:00", "2025-10-05T02:29", "2025-10-05T02:30")).toEqual([
    "2025-10-04T15:29:00Z",
    "2025-10-04T15:30:00Z",
    "2025-10-04T15:59:00Z",
    "2025-10-04T15:30:00Z",
  ]);
  expect(utc("Australia/Lord_Howe", "2025-04-06T01:29", "2025-04-06T01:30", "2025-04-06T01:59", "2025-04-06T02:00")).toEqual([
    "2025-04-05T14:29:00Z",
    "2025-04-05T14:30:00Z",
    "2025-04-05T14:59:00Z",
    "2025-04-05T15:30:00Z",
  ]);
});

it("a whole day that a zone skipped is the next", () => {
  expect(utc("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T12:00", "2011-12-31T00:00")).toEqual([
    "2011-12-30T09:59:00Z",
    "2011-12-30T22:00:00Z",
    "2011-12-30T10:00:00Z",
  ]);
});
