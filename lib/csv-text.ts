/** Files for a spreadsheet: RFC 4180, in UTF-8 with the mark that spreadsheets look for. */

const byteOrderMark = "\uFEFF";

/** The first line. */
export function csvHead(columns: readonly string[]): string {
  return `${byteOrderMark}${columns.join(",")}\r\n`;
}

/** Of cells as they are to stand there: texts as `csvText` makes them, numbers as they are. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}

/** Quoted where it must be, and safe to open. */
export function csvText(text: string): string {
  const safe = plainText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A spreadsheet would run a text that begins like a formula: an apostrophe before it keeps it a text. One that has apostrophes
 * before such a beginning gets one more, so that taking one off always gives the text back.
 */
export function plainText(text: string): string {
  return /^'*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}
