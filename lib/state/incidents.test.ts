import { describe, expect, it } from "vitest";
import { minuteMs, useState } from "./state.fixture.ts";

describe("incidents", () => {
  const { clock, open } = useState();

  it("are told the last first, with their time and reasons, also after a restart", () => {
    const first = open();
    first.incidents.add({ part: "queue", what: "degraded", reasons: [{ code: "waits_long", count: 11_000 }] });
    clock.now += minuteMs;
    first.incidents.add({ part: "queue", what: "ok", reasons: [] });
    first.close();
    expect(open().incidents.newest(10)).toEqual([
      { id: 2, at: "2026-01-05T12:01:00.000Z", part: "queue", what: "ok", reasons: [] },
      { id: 1, at: "2026-01-05T12:00:00.000Z", part: "queue", what: "degraded", reasons: [{ code: "waits_long", count: 11_000 }] },
    ]);
  });

  it("are forgotten beyond the last five hundred", () => {
    const { incidents, transaction } = open();
    transaction(() => {
      for (let number = 0; number < 502; number++) incidents.add({ part: "queue", what: "ok", reasons: [] });
    });
    expect([incidents.newest(1000).length, incidents.newest(1000).at(-1)?.id]).toEqual([500, 3]);
  });
});
