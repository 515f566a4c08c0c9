/** What can be read: the newest version, and former ones for as long as pages may still name them. */
import { rmSync } from "node:fs";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import type { DetailSource, Moment, ServingStore } from "../../lib/serving/serving.ts";

/** `file` is removed once nothing reads it. */
export type Served = { serving: ServingStore; stateOf: (bounds: Moment["bounds"]) => StoreState; file: string };
export type DetailAt = { served: Served; moment: Moment; source: DetailSource };
export type Versions = ReturnType<typeof keepVersions>;

type Held = DetailAt & { since: number; timer: NodeJS.Timeout; close(): Promise<void> };

/** Whoever looks on asks again sooner. */
const watchedMs = 5_000;
/** While lines stream in, tables are of a moment at most this old: each moment that is kept costs memory. */
const freshMs = 2_000;

export function keepVersions(retainMs = 60_000) {
  let current: Served | null = null;
  const former = new Map<Served, NodeJS.Timeout>();
  const held = new Map<number, Held>();
  let holding: Promise<Held> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };

  const remove = async (served: Served) => {
    former.delete(served);
    for (const each of held.values()) if (each.served === served) await release(each);
    await served.serving.close();
    rmSync(served.file, { force: true });
    rmSync(`${served.file}.wal`, { force: true });
  };
  const inTime = (work: () => Promise<void>) =>
    setTimeout(() => work().catch((err) => log.error({ err }, "a former version could not be closed")), retainMs).unref();

  const release = async (each: Held) => {
    clearTimeout(each.timer);
    held.delete(each.moment.version);
    await each.close();
  };

  const hold = async (served: Served): Promise<Held> => {
    const source = await served.serving.hold();
    const { moment, close } = source;
    const known = held.get(moment.version);
    if (known) {
      await close();
      return known;
    }
    const kept: Held = { served, moment, source, since: performance.now(), timer: inTime(() => release(kept)), close };
    held.set(moment.version, kept);
    return kept;
  };

  const newest = (): Served => {
    readAt = performance.now();
    if (!current) throw new AppError("no_data", "There is nothing to show yet: the first load is still under way, or none was made.");
    return current;
  };

  const holdNewest = async (served: Served): Promise<DetailAt> => {
    const known = held.get(served.serving.moment().version);
    if (known) return known;
    const last = [...held.values()].at(-1);
    if (last?.served === served && performance.now() - last.since < freshMs) return last;
    holding ??= hold(served).finally(() => {
      holding = null;
    });
    const fresh = await holding;
    return fresh.served === served ? fresh : hold(served);
  };

  return {
    current: () => current,
    /** Throws AppError `no_data` before the first version. */
    newest,
    /** Whether somebody read lately. */
    isWatched: () => performance.now() - readAt < watchedMs,
    version: () => current?.serving.moment().version ?? 0,
    /** From now on everything new is read from `next`. */
    switchTo(next: Served) {
      const last = current;
      if (last)
        former.set(
          last,
          inTime(() => remove(last)),
        );
      current = next;
      announce();
    },
    /** What is served has grown by itself. */
    announce,
    /** Called after every change of the newest version; must not throw. Returns how to leave. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The table of a version that can be named again for a while. Throws AppError `no_data`, `version_gone`. */
    async detailAt(version?: number): Promise<DetailAt> {
      const served = newest();
      if (version === undefined) return holdNewest(served);
      const kept = held.get(version) ?? [...former.keys()].map(whole).find(({ moment }) => moment.version === version);
      if (kept) return kept;
      const now = version === served.serving.moment().version ? await hold(served) : null;
      if (now?.moment.version === version) return now;
      return gone(version, served);
    },
    /** What a whole export of a version is read from. Throws AppError `no_data`, `version_gone`. */
    servedAt(version?: number): Served {
      const served = newest();
      if (version === undefined || version === served.serving.moment().version) return served;
      const kept = [...former.keys()].find(({ serving }) => serving.moment().version === version);
      return kept ?? gone(version, served);
    },
    async close() {
      for (const timer of former.values()) clearTimeout(timer);
      const open = [...former.keys(), ...(current ? [current] : [])];
      current = null;
      former.clear();
      listeners.clear();
      await Promise.all([...held.values()].map(release));
      await Promise.all(open.map(({ serving }) => serving.close()));
    },
  };
}

function gone(version: number, { serving }: Served): never {
  throw new AppError("version_gone", `Version ${version} is no longer kept. The current one is ${serving.moment().version}.`, { field: "version" });
}

/** A file that nothing more is added to. */
function whole(served: Served): DetailAt {
  return { served, moment: served.serving.moment(), source: served.serving };
}
