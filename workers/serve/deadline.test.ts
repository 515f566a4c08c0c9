import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { withDeadline } from "./deadline.ts";

it("passes on what comes in time, answer or failure", async () => {
  expect(await withDeadline(Promise.resolve(7), 1_000)).toBe(7);
  await expect(withDeadline(Promise.reject(new Error("disk")), 1_000)).rejects.toThrow("disk");
});

it("says when it takes too long", async () => {
  await expect(withDeadline(wait(200), 10)).rejects.toMatchObject({ code: "too_slow", status: 503 });
});
