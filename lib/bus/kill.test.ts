import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ackIds, lease, publish, texts, useQueue } from "./queue.fixture.ts";

describe("kill -9", () => {
  const { file, open } = useQueue();

  it("of a publisher loses no message it was told of, and leaves whole batches", { timeout: 20_000 }, async () => {
    const { child, output } = start(new URL("./killed-publisher.fixture.ts", import.meta.url), file());
    await expect.poll(() => output().split("\n").length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(50);
    await kill(child);
    const acknowledged = output().slice(0, output().lastIndexOf("\n")).split(/\s/);
    const bus = open();
    const found = await lease(bus, { maxMessages: 1_000_000, maxBytes: 1_000_000_000 });
    expect(acknowledged.filter((id) => !new Set(found.map(({ messageId }) => messageId)).has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(500);
    expect(texts(found)).toEqual(Array.from({ length: found.length }, (_, index) => String(index)));
    expect(found.length % 10).toBe(0);
  });

  it("of a consumer gives its messages to the next one at once", { timeout: 20_000 }, async () => {
    const bus = open();
    await publish(bus, "a", "b");
    const { child, output } = start(new URL("./killed-consumer.fixture.ts", import.meta.url), file());
    await expect.poll(output, { timeout: 10_000, interval: 5 }).toBe("2\n");
    await expect(lease(bus)).rejects.toMatchObject({ code: "file_locked" });
    await kill(child);
    const leased = await lease(bus);
    expect(leased).toMatchObject([{ deliveryAttempt: 2 }, { deliveryAttempt: 2 }]);
    await bus.ack(ackIds(leased));
    expect(await bus.backlog()).toMatchObject({ waiting: 0, leased: 0, retained: 2 });
  });
});

function start(script: URL, file: string): { child: ChildProcess; output(): string } {
  const child = spawn(process.execPath, [fileURLToPath(script), file], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  return { child, output: () => output };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}
