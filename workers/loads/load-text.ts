/** How a load is told in a terminal. */
import type { LoadReport, LoadRun, LoadTotals, Reject } from "../../lib/load/load-run.ts";

const shownRejects = 20;

export function loadText(run: LoadRun, currency: string): string {
  const { report } = run;
  const lines = [headline(run)];
  if (report && isIn(run.state)) lines.push("", ...totalsTable(report.before, report.after, currency));
  if (report && report.rejectedRows > 0) lines.push("", ...rejectLines(run.state, report));
  if (report) lines.push(...noticeLines(report));
  if (report?.asOf) lines.push("", ...asOfLines(report, currency, isIn(run.state)));
  return lines.join("\n");
}

export function rejectText({ file, line, column, value, message }: Reject): string {
  const place = [file, ...(line === null ? [] : [`line ${line}`])].join(", ");
  const cell = [...(column === null ? [] : [column]), ...(value === null ? [] : [`"${printable(value).replaceAll("\n", "\u23CE")}"`])].join(" ");
  return `${cell === "" ? place : `${place}, ${cell}`}: ${message}`;
}

/** What a load says of live orders; nothing where they do not meet its own. */
export function asOfLines({ asOf, asOfGiven, notices }: LoadReport, currency: string, isInPlace: boolean): string[] {
  const known = `As of ${asOf}${asOfGiven ? "" : ", by default (--as-of gives another)"}: what happened to these orders before then is in the files.`;
  const { supersededEvents: lines, supersededRevenue: revenue } = notices;
  if (lines === 0) return [known];
  const superseded = `${counted(lines, "live line", "live lines")} of them from before then`;
  const sum = revenue === null ? "" : ` (${money(revenue)} ${currency})`;
  const verb = !isInPlace ? "would" : lines === 1 ? "does" : "do";
  const where = isInPlace ? ": /api/v1/superseded lists them" : "";
  return [known, `${superseded}${sum} ${verb} not count any more${where}.`];
}

function isIn(state: LoadRun["state"]): boolean {
  return state === "done" || state === "unchanged";
}

function headline(run: LoadRun): string {
  const seconds = run.finishedAt ? ` in ${((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1)} s` : "";
  const error = printable(run.error ?? "");
  const told = {
    running: `Load ${run.id} still runs.`,
    done: `Load ${run.id} is in place${seconds}.`,
    unchanged: `Nothing to do: these are the files that are loaded already.`,
    refused: `Load ${run.id} was refused. ${error}`,
    cancelled: `Load ${run.id} was cancelled. The former data stays.`,
    failed: `Load ${run.id} failed. ${error}`,
  };
  return told[run.state].trim();
}

function totalsTable(before: LoadTotals | null, after: LoadTotals | null, currency: string): string[] {
  const row = (name: string, of: (totals: LoadTotals) => string) => [name, before ? of(before) : "", after ? of(after) : ""];
  const rows = [
    ["", before ? "before" : "", "now"],
    row(`Revenue (${currency})`, ({ revenue }) => money(revenue)),
    row("Rows of orders", ({ orders }) => count(orders)),
    row("Rows of order items", ({ lines }) => count(lines)),
    row("Rows of customers", ({ customers }) => count(customers)),
    row("First day", ({ firstDay }) => firstDay ?? "none"),
    row("Last day", ({ lastDay }) => lastDay ?? "none"),
  ];
  const width = (index: number) => Math.max(...rows.map((cells) => cells[index]?.length ?? 0));
  return rows.map(([name = "", was = "", now = ""]) => `  ${name.padEnd(width(0))}  ${was.padStart(width(1))}  ${now.padStart(width(2))}`.trimEnd());
}

function rejectLines(state: LoadRun["state"], { rejectedRows, rejects }: LoadReport): string[] {
  const what = isIn(state) ? `${rowsText(rejectedRows)} left out, kept in load_rejects:` : `${rowsText(rejectedRows)} wrong:`;
  const shown = rejects.slice(0, shownRejects).map((reject) => `  ${rejectText(reject)}`);
  const more = rejectedRows > shown.length ? [`  and ${count(rejectedRows - shown.length)} more`] : [];
  const remedy = isIn(state) ? [] : ["", "Mend the files and load again, or load the good rows alone with --accept-rejects."];
  return [what, ...shown, ...more, ...remedy];
}

function rowsText(rows: number): string {
  return counted(rows, "row is", "rows are");
}

function counted(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

function noticeLines({ notices, files }: LoadReport): string[] {
  const notable = noticeTexts(notices).map((text) => `  ${text}`);
  const ignored = files
    .filter((file) => file.ignoredColumns.length > 0)
    .map((file) => `  ${file.name}: nothing reads ${printable(file.ignoredColumns.join(", "))}`);
  const blank = files
    .filter(({ blankRows }) => blankRows > 0)
    .map(({ name, blankRows }) => `  ${name}: ${counted(blankRows, "row of empty fields is", "rows of empty fields are")} passed over`);
  const told = [...notable, ...ignored, ...blank];
  return told.length > 0 ? ["", "Worth knowing:", ...told] : [];
}

function noticeTexts(notices: LoadReport["notices"]): string[] {
  const texts: [number, string, string][] = [
    [
      notices.ordersWithoutKnownCustomer,
      "order has no known customer; it counts in revenue, under unknown",
      "orders have no known customer; they count in revenue, under unknown",
    ],
    [
      notices.linesOfUnknownProducts,
      "line is of a product that is not in products.csv; it counts, under unknown",
      "lines are of products that are not in products.csv; they count, under unknown",
    ],
    [notices.ordersWithoutLines, "order has no line", "orders have no line"],
    [notices.ordersAfterNow, "order is dated later than now", "orders are dated later than now"],
    [
      notices.setAsideEvents ?? 0,
      "live line is no event of the new currency or time zone: it is a dead letter now, to be repaired under Admin › Dead letters",
      "live lines are no events of the new currency or time zone: they are dead letters now, to be repaired under Admin › Dead letters",
    ],
  ];
  return texts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many));
}

/** A file's text may hold what a terminal takes for a command. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (control) => (control === "\n" ? control : "\uFFFD"));
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** Digits as they are, with thousands set apart. */
function money(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
