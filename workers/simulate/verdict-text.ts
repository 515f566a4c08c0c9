/** A verdict as a table for the terminal. */
import type { VerdictRow } from "../../lib/simulate/orders/verdict.ts";

export function verdictText(rows: VerdictRow[]): string {
  const header = { name: "", expected: "expected", shown: "shown", isEqual: true };
  const width = (cell: "name" | "expected" | "shown") => Math.max(...[header, ...rows].map((row) => row[cell].length));
  const [names, expected, shown] = [width("name"), width("expected"), width("shown")];
  const line = (row: VerdictRow) =>
    `  ${row.name.padEnd(names)}  ${row.expected.padStart(expected)}  ${row.shown.padStart(shown)}${row.isEqual ? "" : "  ← differs"}`;
  const differing = rows.filter(({ isEqual }) => !isEqual).length;
  const last = differing === 0 ? "expected = shown" : `${differing} of ${rows.length} numbers differ`;
  return [...[header, ...rows].map(line), "", last].join("\n");
}
