/** A chart's numbers as a table: for the dialog behind its button, for copying and for a file. */
import { csvText, plainText } from "../../lib/csv-text.ts";

/** `text` is what the eye reads; `raw` goes into files: money as decimal text, shares and changes as ratios, null for nothing. */
export type Cell = { text: string; raw: string | number | null; change?: number };
export type ChartTable = {
  columns: { label: string; isNumber: boolean }[];
  rows: { key: string; cells: Cell[] }[];
  /** Name of the file, without its ending. */
  file: string;
};

/** Comma separated, CRLF, numbers bare. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [
    columns.map(({ label }) => csvText(label)),
    ...rows.map(({ cells }) => cells.map((cell, index) => field(cell, columns[index]?.isNumber ?? false))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** For pasting into a sheet: what the table shows, tab separated; a text that would be run there gets an apostrophe as well. */
export function toTabbed({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map((cell, index) => shown(cell, columns[index]?.isNumber ?? false)))];
  return lines.map((line) => line.join("\t")).join("\n");
}

function shown({ text, raw, change }: Cell, isNumber: boolean): string {
  if (change !== undefined) return String(raw);
  const line = text.replace(/\s/g, " ");
  return isNumber ? line : plainText(line);
}

function field({ raw }: Cell, isNumber: boolean): string {
  if (raw === null) return "";
  return isNumber ? String(raw) : csvText(String(raw));
}
