/** Why a load did not come in, in the reader's language. */
import { columnNames, neededNames } from "../../lib/load/csv-columns.ts";
import type { LoadFault, LoadRun } from "../../lib/load/load-run.ts";
import type { Format } from "../ui/use-format.tsx";

type Text = (key: string, values?: Record<string, string | number>) => string;
type Words = { text: Text; format: Pick<Format, "count"> };

/** Who may not see where the files are hears how many rows are wrong. null: nothing is to be said. */
export function loadReason({ state, fault, error, report }: Pick<LoadRun, "state" | "fault" | "error" | "report">, words: Words): string | null {
  const { text } = words;
  if (fault !== null) return [...faultTexts(fault, words), text("former")].join(" ");
  if (error !== null) return text("unexpected", { error });
  return state === "refused" && report !== null && report.rejectedRows > 0 ? `${rowsText(report.rejectedRows, words)} ${text("former")}` : null;
}

function faultTexts(fault: LoadFault, words: Words): string[] {
  const { text, format } = words;
  switch (fault.code) {
    case "files_missing": {
      const { files, folder, others } = fault;
      const missing = text("files_missing", { count: files.length, files: files.join(", "), folder });
      return others.length === 0 ? [missing] : [missing, text("others", { others: others.join(", ") })];
    }
    case "rows_wrong":
      return fault.rows === 0 ? [rejectText(fault, text)] : [rejectText(fault, text), rowsText(fault.rows, words)];
    case "shrinks":
      return [text("shrinks", { before: format.count(fault.before), after: format.count(fault.after) })];
    case "cancelled":
      return [];
    default: {
      const { code, ...values } = fault;
      return [text(code, values)];
    }
  }
}

function rowsText(rows: number, { text, format }: Words): string {
  return text("left", { count: rows, shown: format.count(rows) });
}

const wholeReasons: Partial<Record<string, string>> = { header_missing: "file_empty", empty: "no_rows", too_large: "row_too_large" };

function rejectText({ table, line, column, reason }: Extract<LoadFault, { code: "rows_wrong" }>, text: Text): string {
  const key = column === null ? (wholeReasons[reason] ?? reason) : reason;
  const values = { column: column ?? "", needed: neededNames(table).join(", "), columns: columnNames(table).join(", ") };
  const message = text(`reject.${key}`, values);
  const file = `${table}.csv`;
  return line === null ? text("file", { file, message }) : text("line", { file, line: String(line), message });
}
