import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventOf, openSmallShop, type SmallShop } from "./backups/small-shop.fixture.ts";

const slow = { timeout: 180_000 };

let shop: SmallShop;
beforeEach(async () => {
  shop = await openSmallShop();
}, 60_000);
afterEach(() => shop.close());

const backup = (file: string, data?: string) => shop.run("workers/backup-command.ts", [file], data);
const restore = (file: string, data?: string, ...options: string[]) => shop.run("workers/restore-command.ts", [file, ...options], data);
const dataIn = (data: string) => readdirSync(shop.path(data)).sort();

it("restores what is painted, refused and known, in all but version and cost, into a fresh folder", slow, async () => {
  const worker = await shop.startWorker();
  await shop.fill();
  await shop.send([eventOf("1"), eventOf("2", 3), eventOf("2", 3), eventOf("bad", 0)]);
  const before = await shop.paintOf(2);
  const letters = await shop.ask("/v1/dead-letters");
  const file = shop.path("shop.tar.zst");
  expect(await backup(file)).toEqual({ code: 0, said: expect.stringMatching(/^Backed up: .*shop\.tar\.zst, \d+\.\d MB\.\n$/) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await shop.send([eventOf("3")]);
  await shop.paintOf(3);
  await shop.end(worker);

  expect(await restore(file, "fresh")).toMatchObject({ code: 0, said: expect.stringContaining("Restored: the data as it was at ") });
  await shop.startWorker("fresh");
  expect(await shop.paintOf(2, "fresh")).toEqual(before);
  expect(await shop.ask("/v1/dead-letters", {}, "fresh")).toEqual(letters);
  expect((await shop.ask("/v1/jobs", {}, "fresh")).jobs[0]).toMatchObject({ kind: "backup", state: "done" });
  await shop.send([eventOf("4"), eventOf("1"), eventOf("worse", 0)], "fresh");
  await shop.paintOf(3, "fresh");
  expect(await shop.ask("/v1/dead-letters", {}, "fresh")).toMatchObject({ total: 2 });
});

it("is put in place while Caudal runs: the worker ends, and what was there is set aside", slow, async () => {
  const first = await shop.startWorker();
  await shop.fill();
  await shop.send([eventOf("1")]);
  const before = await shop.paintOf(1);
  await backup(shop.path("shop.tar.zst"));
  await shop.send([eventOf("2")]);
  await shop.paintOf(2);
  const ended = once(first.child, "exit");
  const { code, said } = await restore(shop.path("shop.tar.zst"));
  expect([code, await ended]).toEqual([0, [0, null]]);
  const aside = /What was there before is in (\S+)\. /.exec(said)?.[1] ?? "";
  expect(readdirSync(aside).sort()).toEqual(expect.arrayContaining(["history", "queue.sqlite", "serving", "state.sqlite", "warehouse.duckdb"]));
  await shop.startWorker();
  expect(await shop.paintOf(1)).toEqual(before);
});

it("is made by a stopped Caudal as well, and says where there is nothing to back up", slow, async () => {
  await shop.end(await shop.startWorker());
  expect(await backup(shop.path("empty.tar.zst"))).toMatchObject({ code: 0 });
  expect(await backup(shop.path("none.tar.zst"), "nowhere")).toEqual({ code: 1, said: expect.stringContaining("There is nothing to back up in") });
  expect(await restore(shop.path("empty.tar.zst"), "fresh")).toMatchObject({ code: 0 });
});

it("is refused when it is cut short, changed or something else, and nothing changes", slow, async () => {
  await shop.end(await shop.startWorker());
  await backup(shop.path("good.tar.zst"));
  const bytes = readFileSync(shop.path("good.tar.zst"));
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1;
  const wrong = {
    "cut.tar.zst": bytes.subarray(0, bytes.length >> 1),
    "flipped.tar.zst": flipped,
    "other.tar.zst": Buffer.from("a text"),
    "empty.tar.zst": Buffer.alloc(0),
  };
  const before = dataIn("data");
  for (const [name, content] of Object.entries(wrong)) {
    writeFileSync(shop.path(name), content);
    expect(await restore(shop.path(name)), name).toEqual({ code: 1, said: expect.stringContaining("is no whole backup of Caudal") });
  }
  expect(await restore(shop.path("missing.tar.zst"))).toEqual({ code: 1, said: expect.stringContaining("There is no file") });
  expect(dataIn("data")).toEqual(before);
});

it("holds every event that was acknowledged before it, once, however many come meanwhile", slow, async () => {
  const worker = await shop.startWorker();
  await shop.fill();
  let acknowledged = 0;
  let isSending = true;
  const sending = (async () => {
    for (; isSending; acknowledged += 50) await shop.send(Array.from({ length: 50 }, (_, index) => eventOf(`${acknowledged + index}`)));
  })();
  await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThan(500);
  const least = acknowledged;
  expect(await backup(shop.path("shop.tar.zst"))).toMatchObject({ code: 0 });
  isSending = false;
  await sending;
  await shop.end(worker);

  await restore(shop.path("shop.tar.zst"), "fresh");
  await shop.startWorker("fresh");
  const backlog = async () => (await shop.ask("/v1/status", {}, "fresh")).ingest.backlog;
  await expect.poll(backlog, { timeout: 60_000 }).toBe(0);
  await expect.poll(async () => (await shop.linesIn("fresh")) >= least, { timeout: 60_000 }).toBe(true);
  const restored = await shop.liveOrdersIn("fresh");
  // In the order in which they were sent, without a gap.
  expect(restored).toEqual(Array.from(restored, (_, index) => index));
  expect(restored.length).toBeLessThanOrEqual(acknowledged);
});

it("keeps the live events that came since when it is told to, though the warehouse is lost", slow, async () => {
  const worker = await shop.startWorker();
  await shop.fill();
  await shop.send([eventOf("1")]);
  await shop.paintOf(1);
  await backup(shop.path("shop.tar.zst"));
  await shop.send([eventOf("2"), eventOf("3"), eventOf("bad", 0)]);
  const before = await shop.paintOf(3);
  await shop.end(worker);
  writeFileSync(shop.path("data/warehouse.duckdb"), "scratched");
  expect(await restore(shop.path("shop.tar.zst"), "data", "--keep-live")).toMatchObject({
    code: 0,
    said: expect.stringContaining("Live events that came since: 3. They count as soon as Caudal runs."),
  });
  await shop.startWorker();
  expect(await shop.paintOf(3)).toEqual(before);
  expect(await shop.ask("/v1/dead-letters")).toMatchObject({ total: 1 });
});

it("names the settings of the store it is of", slow, async () => {
  await shop.end(await shop.startWorker());
  await backup(shop.path("shop.tar.zst"));
  const { child, output } = shop.startIn({ STORE_CURRENCY: "CLP" }, "workers/restore-command.ts", [shop.path("shop.tar.zst")], "fresh");
  await new Promise((resolve) => child.once("close", resolve));
  expect(output()).toContain("Set STORE_CURRENCY=USD and STORE_TIME_ZONE=UTC, then restore again. Nothing was changed.");
  expect(existsSync(shop.path("fresh/state.sqlite"))).toBe(false);
});
