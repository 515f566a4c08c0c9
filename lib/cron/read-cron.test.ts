import { expect, it } from "vitest";
import { readCron } from "./read-cron.ts";

it("says in words when it comes, and when next in the store's zone", () => {
  const { en, es, next } = readCron("30 2 * * 1", "America/Santiago");
  expect([en, es]).toEqual(["At 02:30, only on Monday", "A las 02:30, sólo el lunes"]);
  expect(next.map((at) => at.slice(11))).toEqual(["05:30:00.000Z", "05:30:00.000Z", "05:30:00.000Z"]);
});

it("refuses what is no such time, or none that ever comes", () => {
  for (const text of ["", "soon", "61 * * * *", "0 0 3 * * *", "0 3 31 2 *"]) {
    expect(() => readCron(text, "UTC"), text).toThrow(expect.objectContaining({ code: "invalid_parameter", field: "cron" }));
  }
});
