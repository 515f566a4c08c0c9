import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "../../lib/auth/authorize.ts";
import { log } from "../../lib/log.ts";
import { useState } from "../../lib/state/state.fixture.ts";
import { readIngestStatus } from "../ingest/ingest-status.ts";
import { eventText, openShop } from "../ingest/shop.fixture.ts";
import { type Ingest, startIngest } from "../ingest/start-ingest.ts";
import { createIngestPauses } from "./ingest-pause.ts";

log.level = "silent";
const ada: Caller = { user: "ada", role: "admin" };

describe("ingest, paused by an admin", () => {
  const { open } = useState();
  let shop: Awaited<ReturnType<typeof openShop>>;
  let ingest: Ingest;
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(async () => {
    await ingest.close();
    await shop.close();
  });

  function start(isPaused = false): void {
    ingest = startIngest({ bus: shop.bus, warehouse: shop.warehouse, rules: shop.rules, onCommitted() {}, onLost() {}, isPaused });
  }
  const events = async () => (await shop.warehouse.streamCounts()).events;
  const backlog = async () => (await readIngestStatus(shop.bus, ingest)).backlog;

  it("lets what comes wait in the queue, counts it once when resumed, and is in the audit log", async () => {
    const state = open();
    const pauses = createIngestPauses(state, () => ingest);
    start();
    await shop.publish(eventText({ id: "e1" }));
    await expect.poll(events).toBe(1);
    await pauses.pause(ada);
    await shop.publish(eventText({ id: "e2" }), eventText({ id: "e3" }));
    // Longer than it waits for a first message: it would have been taken by then.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([await events(), await backlog(), ingest.progress().state]).toEqual([1, 2, "paused"]);
    pauses.resume(ada);
    await expect.poll(events).toBe(3);
    await expect.poll(backlog).toBe(0);
    expect(ingest.progress().state).toBe("running");
    expect(state.audit.newest({ limit: 9 }).map(({ who, what }) => `${who} ${what}`)).toEqual(["ada ingest_resumed", "ada ingest_paused"]);
  });

  it("stays so over a restart, and is asked for twice in vain", async () => {
    const first = open();
    start();
    const { since } = await createIngestPauses(first, () => ingest).pause(ada);
    first.close();
    await ingest.close();
    const second = open();
    const pauses = createIngestPauses(second, () => ingest);
    start(pauses.current() !== null);
    expect(await pauses.pause({ ...ada, user: "eve" })).toEqual({ since, by: "ada" });
    expect(ingest.progress().state).toBe("paused");
    expect(second.audit.newest({ limit: 9 })).toHaveLength(1);
  });

  it("is refused where another process takes events in", async () => {
    start();
    await expect(createIngestPauses(open(), () => null).pause(ada)).rejects.toMatchObject({ code: "invalid_parameter", field: "INGEST" });
  });

  it("can end while it is paused", async () => {
    start(true);
    await shop.publish(eventText({ id: "e1" }));
    await ingest.close();
    expect([await events(), await backlog()]).toEqual([0, 1]);
  });
});
