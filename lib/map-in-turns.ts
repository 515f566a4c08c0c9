import { setImmediate as nextTurn } from "node:timers/promises";

/** Works on many items without keeping everybody else waiting: after every `perTurn` of them others have their turn. */
export async function mapInTurns<Item, Result>(items: Item[], perTurn: number, work: (item: Item) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += perTurn) {
    if (start > 0) await nextTurn();
    for (const item of items.slice(start, start + perTurn)) results.push(work(item));
  }
  return results;
}
