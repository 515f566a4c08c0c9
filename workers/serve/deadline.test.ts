import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { withDeadline } from "./deadline.ts";

it("passes on what comes in time, answer or failure", async () => {
  expect(await withDeadline(1_000, async () => 7)).toBe(7);
  await expect(withDeadline(1_000, () => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
});

it("says when it takes too long, and stops the work", async () => {
  let stopped: unknown;
  const work = (signal: AbortSignal) => {
    signal.addEventListener("abort", () => {
      stopped = signal.reason;
    });
    return wait(200);
  };
  await expect(withDeadline(10, work)).rejects.toMatchObject({ code: "too_slow", status: 503 });
  expect(stopped).toMatchObject({ code: "too_slow" });
});
