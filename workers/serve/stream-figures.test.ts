import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamCounts, StreamPace } from "../../lib/warehouse/streaming.ts";
import { createStreamFigures } from "./stream-figures.ts";

const pace: StreamPace = { perMinute: [], toQueueMs: null, toCommitMs: null, late: 0, refusedLastHour: 0, refusals: [] };
const counts: StreamCounts = {
  events: 0,
  duplicates: 0,
  differing: 0,
  redelivered: 0,
  refused: 0,
  superseded: { lines: 0, revenue: "0.00" },
  simulated: { lines: 0, revenue: "0.00" },
};

let ms = 0;
let tookMs = 0;
let events = 0;
beforeEach(() => {
  ms = tookMs = events = 0;
});

/** Each count takes `tookMs` on the clock. */
function setUp() {
  const streamCounts = vi.fn(async () => {
    ms += tookMs;
    return { ...counts, events };
  });
  const figures = createStreamFigures({ streamCounts, streamPace: async () => pace }, () => ms);
  const eventsOf = async (text: string) => (await figures(text)).events;
  return { streamCounts, eventsOf };
}

describe("the figures of the live events", () => {
  it("are counted anew when something came, and else every five seconds", async () => {
    const { streamCounts, eventsOf } = setUp();
    expect(await eventsOf("a")).toBe(0);
    events = 1;
    expect([await eventsOf("a"), await eventsOf("b")]).toEqual([0, 1]);
    events = 2;
    ms += 4_999;
    expect(await eventsOf("b")).toBe(1);
    ms += 1;
    expect(await eventsOf("b")).toBe(2);
    expect(streamCounts).toHaveBeenCalledTimes(3);
  });

  it("take at most a tenth of the time, however much comes", async () => {
    const { streamCounts, eventsOf } = setUp();
    tookMs = 400;
    expect(await eventsOf("a")).toBe(0);
    events = 7;
    for (ms = 500; ms < 4_000; ms += 500) expect(await eventsOf(String(ms))).toBe(0);
    expect(streamCounts).toHaveBeenCalledTimes(1);
    ms = 4_000;
    expect(await eventsOf("z")).toBe(7);
  });

  it("are counted once for all who ask meanwhile", async () => {
    const { streamCounts, eventsOf } = setUp();
    await Promise.all([eventsOf("a"), eventsOf("b"), eventsOf("c")]);
    expect(streamCounts).toHaveBeenCalledTimes(1);
  });

  it("are counted again after a failure", async () => {
    const { streamCounts, eventsOf } = setUp();
    streamCounts.mockRejectedValueOnce(new Error("disk"));
    await expect(eventsOf("a")).rejects.toThrow("disk");
    expect(await eventsOf("a")).toBe(0);
  });
});
