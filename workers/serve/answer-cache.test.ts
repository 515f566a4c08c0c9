import { expect, it } from "vitest";
import { createAnswerCache } from "./answer-cache.ts";

const moment = { version: 1, loadId: 1, streamPosition: 0, bounds: { firstDay: null, lastDay: null, newestEvent: null, lines: 0 } };

function counted(body = "{}") {
  let times = 0;
  const work = async () => {
    times += 1;
    return { body, queries: 3, moment };
  };
  return { work, times: () => times };
}

it("works out a question once, for all who ask at the same time and later", async () => {
  const { work, times } = counted();
  const cache = createAnswerCache();
  const both = await Promise.all([cache.get("a", work), cache.get("a", work)]);
  expect(both.map((answer) => answer.cached)).toEqual([false, false]);
  expect(await cache.get("a", work)).toEqual({ body: "{}", queries: 3, moment, cached: true });
  expect(times()).toBe(1);
});

it("does not keep a failure", async () => {
  const cache = createAnswerCache();
  await expect(cache.get("a", () => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
  expect(await cache.get("a", counted().work)).toMatchObject({ cached: false });
});

it("forgets what was asked for longest ago when it is full", async () => {
  const cache = createAnswerCache(500);
  const { work, times } = counted("x".repeat(100));
  await cache.get("a", work);
  await cache.get("b", work);
  await cache.get("a", work);
  await cache.get("c", work);
  expect(times()).toBe(3);
  expect((await cache.get("a", work)).cached).toBe(true);
  expect((await cache.get("b", work)).cached).toBe(false);
});
