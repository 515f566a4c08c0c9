import type { NamedRow } from "./breakdown-table.ts";

/** A shop that writes "Spain" and "España" has two rows of one name: each but the one written so tells how the shop writes it. */
export function toldApart<T extends Pick<NamedRow, "key" | "name">>(rows: T[]): T[] {
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  return rows.map((row) => ((times.get(row.name) ?? 0) > 1 && row.name !== row.key ? { ...row, name: `${row.name} (${row.key})` } : row));
}
