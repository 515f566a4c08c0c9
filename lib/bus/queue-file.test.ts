import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlText } from "../sql-text.ts";
import { ackIds, lease, publish, texts, useQueue } from "./queue.fixture.ts";

describe("the queue's file", () => {
  const { file, open } = useQueue();

  function write(sql: string): void {
    mkdirSync(dirname(file()), { recursive: true });
    const database = new DatabaseSync(file());
    database.exec(sql);
    database.close();
  }

  it("keeps what was not acked, with its attempts, and numbers on", async () => {
    const first = open();
    const before = await publish(first, "a", "b", "c");
    const [a] = await lease(first, { maxMessages: 2 });
    await first.ack([a?.ackId ?? ""]);
    await first.close();
    const second = open();
    expect(await lease(second)).toMatchObject([{ messageId: before[1], deliveryAttempt: 2 }]);
    expect(await lease(second)).toMatchObject([{ messageId: before[2], deliveryAttempt: 1 }]);
    expect(before).not.toContain((await publish(second, "d"))[0]);
  });

  it("passes over the ack of a lease from before it was opened again", async () => {
    const first = open();
    await publish(first, "a");
    const former = await lease(first);
    await first.close();
    const second = open();
    await lease(second);
    await second.ack(ackIds(former));
    expect(await second.backlog()).toMatchObject({ leased: 1 });
  });

  it("brings a file of an older version up to date, messages and all", async () => {
    write(sqlText("queue/migrations/0001-queue"));
    write(`pragma user_version = 1;
      insert into message (position, publish_time, attributes, body) values (1, 1757937600000, '{}', x'61'), (2, 1757937600000, '{"run_id":"r1"}', x'6f6c64');
      update queue set last_position = 2, delivered_through = 1`);
    const bus = open();
    expect(await bus.backlog()).toMatchObject({ waiting: 1, waitingBytes: 3, retained: 1 });
    expect(await lease(bus)).toMatchObject([{ attributes: { run_id: "r1" }, publishTime: new Date("2025-09-15T12:00:00Z") }]);
    expect(bus.queue.publisher.prepare("select name from sqlite_schema where type = 'index'").all()).toEqual([{ name: "message_publish_time" }]);
    expect(bus.queue.publisher.prepare("pragma user_version").get()).toEqual({ user_version: 3 });
  });

  it("refuses a file that a newer version wrote", async () => {
    await open().close();
    write("pragma user_version = 99");
    expect(() => open()).toThrow(expect.objectContaining({ code: "file_newer", message: expect.stringContaining("migration 99") }));
  });

  it("refuses another program's file, and leaves it as it was", () => {
    write("create table cookies (name text)");
    expect(() => open()).toThrow(expect.objectContaining({ code: "file_unreadable", message: expect.stringContaining("another program") }));
    const database = new DatabaseSync(file());
    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "delete" });
    database.close();
  });

  it("refuses what is no database, and says what to do", () => {
    writeFileSync(file(), "hello".repeat(5000));
    expect(() => open()).toThrow(expect.objectContaining({ code: "file_unreadable", message: expect.stringContaining("Put a backup in its place") }));
  });

  it("lets a second one publish and look, and refuses it as a consumer until the first has closed", async () => {
    const [first, second] = [open(), open()];
    await publish(first, "a");
    expect(texts(await lease(first))).toEqual(["a"]);
    await publish(second, "b");
    expect(await second.backlog()).toMatchObject({ waiting: 1, leased: 1 });
    await expect(lease(second)).rejects.toMatchObject({ code: "file_locked", message: expect.stringContaining("read by another process") });
    await first.close();
    expect(texts(await lease(second))).toEqual(["a"]);
  });

  it("waits for another process that writes, and says so when it takes too long", async () => {
    const bus = open();
    bus.queue.publisher.exec("pragma busy_timeout = 100");
    const other = new DatabaseSync(file());
    other.exec("begin immediate");
    await expect(publish(bus, "a")).rejects.toMatchObject({ code: "file_locked" });
    other.exec("commit");
    other.close();
    expect(await publish(bus, "a")).toHaveLength(1);
  });
});
