import { setImmediate as turn } from "node:timers/promises";

type Waiting<Item, Receipt> = { item: Item; resolve(receipt: Receipt): void; reject(error: unknown): void };

export type GroupCommit<Item, Receipt> = {
  add(item: Item): Promise<Receipt>;
  /** Resolves once nothing waits any more. */
  close(): Promise<void>;
};

type Parts<Item, Receipt> = {
  commit: (items: Item[]) => Receipt[];
  /** Until then what was committed is not promised to anyone. */
  sync: () => Promise<void>;
};

/** What is added while the disk is busy with the former group is committed together: many small writes cost one sync. All of it, or none. */
export function createGroupCommit<Item, Receipt>({ commit, sync }: Parts<Item, Receipt>): GroupCommit<Item, Receipt> {
  let waiting: Waiting<Item, Receipt>[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    await turn();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await settle(group);
    }
    running = null;
  }

  async function settle(group: Waiting<Item, Receipt>[]): Promise<void> {
    try {
      const receipts = commit(group.map(({ item }) => item));
      await sync();
      for (const [index, receipt] of receipts.entries()) group[index]?.resolve(receipt);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    add: (item) =>
      new Promise<Receipt>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    async close() {
      await running;
    },
  };
}
