/** A chart's numbers as a table: for the dialog behind its button, for copying and for a file. */

/** `text` is what the eye reads; `raw` goes into files: money as decimal text, shares and changes as ratios, null for nothing. */
export type Cell = { text: string; raw: string | number | null; change?: number };
export type ChartTable = {
  columns: { label: string; isNumber: boolean }[];
  rows: { key: string; cells: Cell[] }[];
  /** Name of the file, without its ending. */
  file: string;
};

/** Comma separated, CRLF, numbers bare; a text that a spreadsheet would run as a formula gets an apostrophe. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...rows.map(({ cells }) => cells.map((cell, index) => field(cell, columns[index]?.isNumber ?? false))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** For pasting into a sheet: what the table shows, tab separated. */
export function toTabbed({ columns, rows }: ChartTable): string {
  return [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(shown))].map((line) => line.join("\t")).join("\n");
}

function shown({ text, raw, change }: Cell): string {
  return change === undefined ? text.replace(/\s/g, " ") : String(raw);
}

function field({ raw }: Cell, isNumber: boolean): string {
  if (raw === null) return "";
  return isNumber ? String(raw) : quoted(String(raw));
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
