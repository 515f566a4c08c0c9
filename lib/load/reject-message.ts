/** What is wrong, in words for the person who has the file. */
import { columnNames, neededNames } from "./csv-columns.ts";
import type { LoadTable, RejectReason } from "./load-run.ts";

/** The file's name and place stand beside the message. `column` is "" where the whole row or file is meant. */
export function rejectMessage(reason: RejectReason, table: LoadTable, column: string): string {
  switch (reason) {
    case "file_missing":
      return `${table}.csv is missing.`;
    case "header_missing":
      return column === ""
        ? `The file is empty. Its first line must name the columns: ${columnNames(table).join(", ")}.`
        : `The first line does not name the column ${column}. It must name at least: ${neededNames(table).join(", ")}.`;
    case "header_twice":
      return `The first line names the column ${column} more than once. Keep one of them.`;
    case "not_utf8":
      return "The text is not UTF-8. Save the file as “CSV UTF-8” and load it again.";
    case "unterminated_quote":
      return "A quote is opened here and never closed, so the rest of the file cannot be told apart. Close it, or double it where it is part of the text.";
    case "stray_quote":
      return "Text follows a closing quote. Double the quotes that are part of the text.";
    case "too_few_fields":
      return "The row has fewer fields than the first line has columns.";
    case "too_many_fields":
      return "The row has more fields than the first line has columns. Quote texts that hold the delimiter, and write decimals with a point.";
    case "duplicate_key":
      return `An earlier row has the same ${column}; the first one stays.`;
    case "order_not_found":
      return "orders.csv has no such order.";
    case "order_rejected":
      return "The order is rejected, and its lines with it.";
    case "empty":
      return column === "" ? "The file has no rows after its first line." : `${column} must not be empty.`;
    case "not_whole":
      return `${column} must be a whole number, such as 2 or -1.`;
    case "not_a_number":
      return `${column} must be a number with a decimal point and no other signs, such as 12.50.`;
    case "negative":
      return `${column} must not be negative. A return has a negative qty.`;
    case "too_many_decimals":
      return `${column} may have at most 4 decimals.`;
    case "too_large":
      return column === "" ? "The row is longer than 1 MB. A quote may be missing." : `${column} is too large to be kept exactly.`;
    case "not_a_date":
      return `${column} must be a date or a time as 2025-09-15, 2025-09-15 14:23:55 or 2025-09-15T14:23:55Z.`;
    case "date_out_of_range":
      return `${column} must lie in the years 1900 to 2199.`;
  }
}
