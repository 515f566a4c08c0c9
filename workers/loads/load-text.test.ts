import { expect, it } from "vitest";
import type { LoadReport, LoadRun } from "../../lib/load/load-run.ts";
import { loadText, rejectText } from "./load-text.ts";

const totals = { revenue: "1234567.50", orders: 3496, lines: 10_000, customers: 980, firstDay: "2024-01-01", lastDay: "2025-01-01" };
const noNotices = {
  ordersWithoutKnownCustomer: 0,
  linesOfUnknownProducts: 0,
  ordersWithoutLines: 0,
  ordersAfterNow: 0,
  supersededEvents: 0,
  supersededRevenue: null,
};
const report: LoadReport = {
  files: [],
  rejectedRows: 0,
  rejectsByReason: {},
  rejects: [],
  rejectGroups: [],
  notices: noNotices,
  asOf: null,
  asOfGiven: false,
  before: totals,
  after: { ...totals, revenue: "-12.00", orders: 200 },
};
const run: LoadRun = {
  id: 3,
  state: "done",
  step: "done",
  rolledBackTo: null,
  by: null,
  source: "/shop",
  sample: false,
  startedAt: "2025-01-01T10:00:00.000Z",
  finishedAt: "2025-01-01T10:00:02.340Z",
  rowsDone: 0,
  rowsTotal: null,
  bytesDone: 0,
  bytesTotal: 0,
  parts: null,
  report,
  error: null,
  fault: null,
};
const wrongPrice = { file: "order_items.csv", line: 1214, column: "unit_price", value: "12,5O", reason: "not_a_number", message: "not a number" } as const;

it("sets the totals before and after side by side", () => {
  expect(loadText(run, "USD")).toBe(`Load 3 is in place in 2.3 s.

                             before         now
  Revenue (USD)        1,234,567.50      -12.00
  Rows of orders              3,496         200
  Rows of order items        10,000      10,000
  Rows of customers             980         980
  First day              2024-01-01  2024-01-01
  Last day               2025-01-01  2025-01-01`);
});

it("says where a row is wrong", () => {
  expect(rejectText(wrongPrice)).toBe('order_items.csv, line 1214, unit_price "12,5O": not a number');
  expect(rejectText({ ...wrongPrice, line: null, column: null, value: null, message: "missing" })).toBe("order_items.csv: missing");
});

it("gives no file's text the terminal to command", () => {
  const value = "\u001B[2J\u202Ex\ny\u0007";
  expect(rejectText({ ...wrongPrice, value })).toBe('order_items.csv, line 1214, unit_price "\uFFFD[2J\uFFFDx\u23CEy\uFFFD": not a number');
  expect(loadText({ ...run, state: "failed", error: "no\n\u001B]0;x" }, "USD")).toContain("failed. no\n\uFFFD]0;x");
});

it("lists what a refused load holds wrong, and the two ways out", () => {
  const refused: LoadRun = { ...run, state: "refused", error: "2 rows are wrong.", report: { ...report, rejectedRows: 2, rejects: [wrongPrice] } };
  const text = loadText(refused, "USD");
  expect(text).toContain("Load 3 was refused. 2 rows are wrong.");
  expect(text).toContain('  order_items.csv, line 1214, unit_price "12,5O": not a number\n  and 1 more');
  expect(text).toContain("--accept-rejects");
  expect(text).not.toContain("Revenue");
});

it("tells what is kept but worth knowing", () => {
  const text = loadText({ ...run, report: { ...report, notices: { ...noNotices, ordersWithoutKnownCustomer: 12 } } }, "USD");
  expect(text).toContain("  12 orders have no known customer");
});

it("tells what is worth knowing, one of a thing or many", () => {
  const file = {
    name: "orders.csv",
    bytes: 1,
    sha256: "",
    delimiter: ";" as const,
    rows: 1,
    rejected: 0,
    blankRows: 1200,
    matchedColumns: [],
    ignoredColumns: ["total"],
  };
  const files = [file, { ...file, name: "products.csv", blankRows: 1, ignoredColumns: [] }];
  const notices = { ...noNotices, ordersWithoutLines: 2, linesOfUnknownProducts: 1 };
  expect(loadText({ ...run, report: { ...report, files, notices } }, "USD")).toContain(`
Worth knowing:
  1 line is of a product that is not in products.csv; it counts, under unknown
  2 orders have no line
  orders.csv: nothing reads total
  orders.csv: 1,200 rows of empty fields are passed over
  products.csv: 1 row of empty fields is passed over`);
});

it("tells its as_of, and what it supersedes with its revenue", () => {
  const told = (events: number, changes: Partial<LoadReport> = {}, state: LoadRun["state"] = "done") => {
    const notices = { ...noNotices, supersededEvents: events, supersededRevenue: "-1240.00" };
    return loadText({ ...run, state, report: { ...report, asOf: "2025-01-02T00:00:00.000Z", notices, ...changes } }, "USD");
  };
  expect(told(12, { asOfGiven: true })).toContain(`
As of 2025-01-02T00:00:00.000Z: what happened to these orders before then is in the files.
12 live lines of them from before then (-1,240.00 USD) do not count any more: /api/v1/superseded lists them.`);
  expect(told(1, {}, "refused")).toContain("1 live line of them from before then (-1,240.00 USD) would not count any more.");
  expect(told(0)).toMatch(/As of 2025-01-02T00:00:00\.000Z, by default \(--as-of gives another\)[^\n]*$/);
});

it("tells how many live lines are no events of the new settings", () => {
  const notices = { ...noNotices, setAsideEvents: 3 };
  expect(loadText({ ...run, report: { ...report, notices } }, "CLP")).toContain(
    "3 live lines are no events of the new currency or time zone: they are dead letters now",
  );
});
