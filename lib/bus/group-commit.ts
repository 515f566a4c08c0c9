type Waiting<Item, Receipt> = { item: Item; resolve(receipt: Receipt): void; reject(error: unknown): void };

export type GroupCommit<Item, Receipt> = {
  add(item: Item): Promise<Receipt>;
  /** Commits now what waits. */
  flush(): void;
};

/** What is added in one turn of the event loop is committed together: many small writes cost one sync. All of it, or none. */
export function createGroupCommit<Item, Receipt>(commit: (items: Item[]) => Receipt[]): GroupCommit<Item, Receipt> {
  let group: Waiting<Item, Receipt>[] = [];

  const flush = () => {
    const waiting = group;
    group = [];
    if (waiting.length > 0) settle(waiting, commit);
  };
  const add = (item: Item) =>
    new Promise<Receipt>((resolve, reject) => {
      if (group.length === 0) setImmediate(flush);
      group.push({ item, resolve, reject });
    });
  return { add, flush };
}

function settle<Item, Receipt>(waiting: Waiting<Item, Receipt>[], commit: (items: Item[]) => Receipt[]): void {
  try {
    const receipts = commit(waiting.map(({ item }) => item));
    for (const [index, receipt] of receipts.entries()) waiting[index]?.resolve(receipt);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
