/** What the store's clocks show. */

const quarterMs = 900_000;

/** "2025-09-15 14:23:55". Offsets change on whole quarters of an hour alone, and asking for one is slow. */
export function storeTimeText(timeZone: string): (at: number) => string {
  const clock = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const offsets = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const quarter = Math.floor(at / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = Date.parse(`${clock.format(quarter * quarterMs)}Z`) - quarter * quarterMs;
    offsets.set(quarter, offset);
    return offset;
  };
  return (at) => new Date(at + offsetAt(at)).toISOString().slice(0, 19).replace("T", " ");
}
