import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { lease, publish, texts, useQueue } from "./queue.fixture.ts";
import type { QueueFile } from "./queue-file.ts";

const run = promisify(execFile);
const many = Array.from({ length: 200 }, () => "x".repeat(1000));

describe("a full disk", () => {
  const { file, open } = useQueue();

  it("refuses to publish and keeps nothing of the batch, until there is space", async () => {
    const bus = open();
    await publish(bus, "a");
    limitPages(bus.queue, "full");
    await expect(publish(bus, ...many)).rejects.toMatchObject({ code: "disk_full", status: 507, message: expect.stringContaining("Free space on its disk") });
    expect(await bus.backlog()).toMatchObject({ waiting: 1 });
    limitPages(bus.queue, "free");
    expect(await publish(bus, ...many)).toHaveLength(200);
    expect(texts(await lease(bus, { maxMessages: 500 }))).toEqual(["a", ...many]);
  });

  it("refuses all that is committed together", async () => {
    const bus = open();
    limitPages(bus.queue, "full");
    const outcomes = await Promise.allSettled([publish(bus, "a"), publish(bus, ...many)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await bus.backlog()).toMatchObject({ waiting: 0, retained: 0 });
  });

  it("leases nothing that it cannot record, until there is space", async () => {
    const bus = open();
    await publish(bus, ...Array.from({ length: 2000 }, () => "x"));
    limitPages(bus.queue, "full");
    await expect(lease(bus, { maxMessages: 2000 })).rejects.toMatchObject({ code: "disk_full" });
    expect(await bus.backlog()).toMatchObject({ waiting: 2000, leased: 0 });
    limitPages(bus.queue, "free");
    expect((await lease(bus, { maxMessages: 2000 })).map(({ deliveryAttempt }) => deliveryAttempt)).toEqual(Array(2000).fill(1));
  });

  it("told by a limit on the size of files, refuses publish and ack alike, and loses nothing that was acknowledged", { timeout: 20_000 }, async () => {
    const script = fileURLToPath(new URL("./limited-publisher.fixture.ts", import.meta.url));
    const { stdout } = await run("sh", ["-c", 'ulimit -f 2000; exec "$0" "$1" "$2"', process.execPath, script, file()]);
    const { published, acked, refusals } = JSON.parse(stdout);
    expect(refusals).toEqual(["disk_full", "disk_full"]);
    expect(published).toBeGreaterThan(100);
    const { waiting, leased, retained } = await open().backlog();
    expect([waiting + leased, retained]).toEqual([published - acked, acked]);
  });
});

function limitPages({ publisher, consumer }: QueueFile, space: "full" | "free"): void {
  for (const database of [publisher, consumer]) database.exec(`pragma max_page_count = ${space === "full" ? 1 : 1_000_000}`);
}
