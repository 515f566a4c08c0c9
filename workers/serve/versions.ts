/** The versions that can be read: the current one, and former ones for as long as pages and exports may still name them. */
import { rmSync } from "node:fs";
import { AppError } from "../../lib/errors.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import type { ServingStore } from "../../lib/serving/serving.ts";

/** `file` is removed once nothing reads it. */
export type Served = { version: number; serving: ServingStore; store: StoreState; file: string };
export type Versions = ReturnType<typeof keepVersions>;

export function keepVersions(retainMs = 60_000) {
  let current: Served | null = null;
  const former = new Map<number, { served: Served; timer: NodeJS.Timeout }>();

  const remove = async (served: Served) => {
    await served.serving.close();
    rmSync(served.file, { force: true });
    rmSync(`${served.file}.wal`, { force: true });
  };

  const retire = (served: Served) => {
    const timer = setTimeout(() => {
      former.delete(served.version);
      void remove(served);
    }, retainMs);
    former.set(served.version, { served, timer: timer.unref() });
  };

  return {
    current: () => current,
    /** From now on everything new is read from `next`. */
    switchTo(next: Served) {
      if (current) retire(current);
      current = next;
    },
    /** Throws AppError `no_data` before the first version, `version_gone` for one that is no longer kept. */
    at(version?: number): Served {
      if (!current) throw new AppError("no_data", "There is nothing to show yet: the first load is still under way, or none was made.");
      if (version === undefined || version === current.version) return current;
      const kept = former.get(version);
      if (!kept) throw new AppError("version_gone", `Version ${version} is no longer kept. The current one is ${current.version}.`, { field: "version" });
      return kept.served;
    },
    async close() {
      const all = [...former.values()];
      for (const { timer } of all) clearTimeout(timer);
      former.clear();
      const open = current ? [...all.map((one) => one.served), current] : all.map((one) => one.served);
      current = null;
      await Promise.all(open.map((one) => one.serving.close()));
    },
  };
}
