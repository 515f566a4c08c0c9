import { copyFileSync, fdatasync, type NoParamCallback } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openSqliteEventBus } from "./open-sqlite-event-bus.ts";
import { lease, publish, texts, useQueue } from "./queue.fixture.ts";

vi.mock("node:fs", { spy: true });
const sync = vi.mocked(fdatasync);
afterEach(() => void sync.mockReset());

function failWith(code: string): void {
  sync.mockImplementationOnce((_: number, told: NoParamCallback) => told(Object.assign(new Error(code), { code })));
}

describe("a disk that fails", () => {
  const { file, open } = useQueue();

  /** What stands in the file itself: the log broke off before all that was promised. */
  async function withoutLog(): Promise<string[]> {
    copyFileSync(file(), `${file()}-copy`);
    const copy = openSqliteEventBus(`${file()}-copy`, { maxBytes: 1_000_000 });
    const found = texts(await lease(copy));
    await copy.close();
    return found;
  }

  it("promises nothing after a failed sync before the log was written anew", async () => {
    const bus = open();
    await publish(bus, "a");
    failWith("EIO");
    await expect(publish(bus, "lost")).rejects.toMatchObject({ code: "disk_failed", message: expect.stringContaining("EIO") });
    await publish(bus, "b");
    expect(await withoutLog()).toEqual(["a", "lost", "b"]);
  });

  it("goes on refusing while the log cannot be written anew", async () => {
    const bus = open();
    await publish(bus, "a");
    failWith("EIO");
    await expect(publish(bus, "lost")).rejects.toThrow("EIO");
    bus.queue.publisher.exec("pragma busy_timeout = 20");
    const reader = new DatabaseSync(file());
    reader.exec("begin; select count(*) from message");
    await expect(publish(bus, "b")).rejects.toMatchObject({ code: "file_locked" });
    reader.close();
    await publish(bus, "c");
    expect(await withoutLog()).toEqual(["a", "lost", "b", "c"]);
  });

  it("writes anew what an earlier process left in the log", async () => {
    const first = open();
    await publish(first, "a");
    await publish(first, "b");
    await publish(open(), "c");
    expect(await withoutLog()).toEqual(["a", "b", "c"]);
  });

  it("delivers what was refused once it is on the disk", async () => {
    const bus = open();
    failWith("EIO");
    await expect(publish(bus, "a")).rejects.toThrow("EIO");
    expect(await lease(bus)).toEqual([]);
    await publish(bus, "b");
    expect(texts(await lease(bus))).toEqual(["a", "b"]);
  });

  it.each(["ENOSPC", "EDQUOT", "EFBIG"])("says that the disk is full when a sync fails with %s", async (code) => {
    failWith(code);
    await expect(publish(open(), "a")).rejects.toMatchObject({ code: "disk_full", status: 507, message: expect.stringContaining("Free space") });
  });

  it("closes after the syncs under way", async () => {
    const { queue, close } = open();
    const told: NoParamCallback[] = [];
    sync.mockImplementation((_: number, done: NoParamCallback) => void told.push(done));
    const order: string[] = [];
    const all = [queue.sync().then(() => order.push("first")), queue.sync().then(() => order.push("second")), close().then(() => order.push("closed"))];
    for (const count of [1, 2]) {
      await vi.waitFor(() => expect(told).toHaveLength(count));
      expect(queue.publisher.isOpen).toBe(true);
      told.at(-1)?.(null);
    }
    await Promise.all(all);
    expect(order).toEqual(["first", "second", "closed"]);
  });
});
