import { expect, it } from "vitest";
import { latenessMs } from "./late.ts";

const eventTime = "2025-09-15T14:00:00.000Z";

it("is not late within a minute of the sale, nor when the shop's clock is ahead", () => {
  expect(latenessMs({ eventTime, publishTime: "2025-09-15T14:01:00.000Z" })).toBeNull();
  expect(latenessMs({ eventTime, publishTime: "2025-09-15T13:00:00.000Z" })).toBeNull();
});

it("is late by all the time it took to the queue", () => {
  expect(latenessMs({ eventTime, publishTime: "2025-09-15T14:01:00.001Z" })).toBe(60_001);
});
