/**
 * Puts restored files in the place of the data, which is set aside. It is decided by one rename, that of `unpacking` to `ready`; from then on
 * every start goes on with it until it is done, wherever it was killed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { openSqliteEventBus } from "../bus/open-sqlite-event-bus.ts";
import { log } from "../log.ts";
import { lockExclusively } from "../sqlite/exclusive-lock.ts";
import { syncPath } from "../sync-path.ts";
import { refuseWhileOpen } from "../warehouse/duckdb/refuse-while-open.ts";
import { settleFolder } from "./settle-folder.ts";

export const restorePoints = ["unpacked", "ready", "one set aside", "all set aside", "one moved in", "all moved in"] as const;
type RestorePoint = (typeof restorePoints)[number];
type Reached = (point: RestorePoint) => void;

/** What is the data's, derived files, logs and flight checks included: load ids are given anew. */
const dataName = /^(history|checks|serving|warehouse\.duckdb(\..+)?|(queue|state)\.sqlite(-wal|-shm|-journal)?)$/;
const queueName = /^queue\.sqlite/;
const planName = "plan.json";
const patienceMs = 30_000;

export function restoreFolders(dataDir: string) {
  const root = join(dataDir, "restore");
  return { root, unpacking: join(root, "unpacking"), ready: join(root, "ready"), moving: join(root, "moving") };
}

/** Whether restored files wait to be put in place. */
export function isRestoreReady(dataDir: string): boolean {
  const { ready, moving } = restoreFolders(dataDir);
  return existsSync(ready) || existsSync(moving);
}

/** `aside`: the folder's name in the data folder that what is there now goes to. `keepLiveSince`: the queue stays and is delivered again from then on; null: it goes too. */
const Plan = z.object({ aside: z.string(), keepLiveSince: z.iso.datetime().nullable() });
type Plan = z.infer<typeof Plan>;

/** From here on the next start restores. */
export function decideRestore(dataDir: string, plan: Plan, reached: Reached = () => {}): void {
  const { root, unpacking, ready } = restoreFolders(dataDir);
  writeFileSync(join(unpacking, planName), JSON.stringify(plan));
  settleFolder(unpacking);
  reached("unpacked");
  renameSync(unpacking, ready);
  syncPath(root);
  reached("ready");
}

/** Nothing where nothing waits. Throws AppError `file_locked` while another process has the data open. */
export async function finishRestore(dataDir: string, reached: Reached = () => {}): Promise<void> {
  if (!isRestoreReady(dataDir)) return;
  const lock = lockExclusively(join(dataDir, "restore.lock"), patienceMs);
  try {
    if (isRestoreReady(dataDir)) await putInPlace(dataDir, reached);
  } finally {
    lock.close();
  }
}

async function putInPlace(dataDir: string, reached: Reached): Promise<void> {
  const { root, ready, moving } = restoreFolders(dataDir);
  if (existsSync(ready)) {
    await refuseWhileOpen(join(dataDir, "warehouse.duckdb"));
    const { aside, keepLiveSince } = Plan.parse(JSON.parse(readFileSync(join(ready, planName), "utf8")));
    if (keepLiveSince !== null) await keepQueue(dataDir, ready, new Date(keepLiveSince));
    setAside(dataDir, join(dataDir, aside), keepLiveSince === null ? () => true : (name) => !queueName.test(name), reached);
    reached("all set aside");
    renameSync(ready, moving);
    syncPath(root);
  }
  for (const name of dataIn(moving)) {
    renameSync(join(moving, name), join(dataDir, name));
    reached("one moved in");
  }
  syncPath(dataDir);
  reached("all moved in");
  rmSync(root, { recursive: true, force: true });
  log.info({ dataDir }, "a backup was restored");
}

/** Every step may be done again. */
async function keepQueue(dataDir: string, ready: string, since: Date): Promise<void> {
  const bus = openSqliteEventBus(join(dataDir, "queue.sqlite"), { maxBytes: Number.MAX_SAFE_INTEGER });
  await bus.redeliverSince(since).finally(bus.close);
  rmSync(join(ready, "queue.sqlite"), { force: true });
}

function setAside(dataDir: string, aside: string, isMeant: (name: string) => boolean, reached: Reached): void {
  const present = dataIn(dataDir).filter(isMeant);
  if (present.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of present) {
    renameSync(join(dataDir, name), join(aside, name));
    reached("one set aside");
  }
  if (existsSync(aside)) syncPath(aside);
  syncPath(dirname(aside));
}

export function hasData(dataDir: string): boolean {
  return existsSync(dataDir) && dataIn(dataDir).length > 0;
}

function dataIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => dataName.test(name));
}
