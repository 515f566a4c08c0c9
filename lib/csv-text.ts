/** A text as a cell of a CSV file for a spreadsheet. */

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
