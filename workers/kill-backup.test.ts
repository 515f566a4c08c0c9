import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { finishRestore, restorePoints } from "../lib/backup/finish-restore.ts";
import { unpackArchive } from "../lib/backup/read-archive.ts";
import { log } from "../lib/log.ts";
import { eventOf, openSmallShop, type SmallShop } from "./backups/small-shop.fixture.ts";
import { backupPoints } from "./backups/take-backup.ts";

log.level = "silent";
const slow = { timeout: 240_000 };
const fixture = "workers/killed-backup.fixture.ts";

let shop: SmallShop;
beforeEach(async () => {
  shop = await openSmallShop();
}, 60_000);
afterEach(() => shop.close());

it("leaves a whole backup or none when the worker is killed at any of its writes, and says which", slow, async () => {
  for (const point of backupPoints) {
    const worker = await shop.startWorker("data", fixture, ["worker", point]);
    const ended = once(worker.child, "exit");
    const file = shop.path(`${point}.tar.zst`);
    const { id } = await shop.ask("/v1/backups", { method: "POST", body: JSON.stringify({ file }) });
    expect(await ended, point).toEqual([null, "SIGKILL"]);
    const next = await shop.startWorker();
    const isWhole = point === "renamed";
    expect([point, existsSync(file)]).toEqual([point, isWhole]);
    expect(await shop.ask(`/v1/jobs/${id}`)).toMatchObject({ state: isWhole ? "done" : "broken_off" });
    if (isWhole) await unpackArchive(file, makeFolder("unpacked"), () => {});
    await shop.end(next);
  }
  expect(readdirSync(shop.path("data")).filter((name) => /part|staging/.test(name))).toEqual([]);
});

it("restores whole or not at all when it is killed at any of its writes", slow, async () => {
  const worker = await shop.startWorker();
  await shop.fill();
  await shop.send([eventOf("1"), eventOf("2")]);
  const before = await shop.paintOf(2);
  await shop.run("workers/backup-command.ts", [shop.path("two.tar.zst")]);
  await shop.end(worker);
  for (const point of restorePoints) {
    const data = point.replaceAll(" ", "-");
    await shop.end(await shop.startWorker(data));
    const { child } = shop.start(fixture, ["restore", point, shop.path("two.tar.zst")], data);
    expect(await once(child, "exit"), point).toEqual([null, "SIGKILL"]);
    await finishRestore(shop.path(data));
    expect([point, existsSync(shop.path(`${data}/restore/ready`)), existsSync(shop.path(`${data}/before`))]).toEqual([point, false, point !== "unpacked"]);
    const next = await shop.startWorker(data);
    if (point === "unpacked") expect((await shop.ask("/v1/status", {}, data)).streaming.events).toBe(0);
    else expect(await shop.paintOf(2, data)).toEqual(before);
    await shop.end(next);
  }
});

function makeFolder(name: string): string {
  mkdirSync(shop.path(name));
  return shop.path(name);
}
