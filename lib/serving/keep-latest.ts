type Groups = { readonly size: number };

/** What was known and what has changed since, the oldest forgotten once there are more groups than `maxGroups`, each key counted as one of them. */
export function keepLatest<T extends Groups>(known: ReadonlyMap<number, T>, changed: ReadonlyMap<number, T>, maxGroups: number): Map<number, T> {
  const all = new Map(known);
  for (const [key, groups] of changed) {
    all.delete(key);
    all.set(key, groups);
  }
  let kept = 0;
  for (const { size } of all.values()) kept += size + 1;
  for (const [oldest, { size }] of all) {
    if (kept <= maxGroups) break;
    all.delete(oldest);
    kept -= size + 1;
  }
  return all;
}
