import { expect, test } from "vitest";
import type { BreakdownRow } from "../../lib/sales/paint.ts";
import { bindFormat } from "../ui/use-format.tsx";
import { breakdownTable, revenueChange } from "./breakdown-table.ts";
import { shareOf } from "./share.ts";

const format = bindFormat({ locale: "en", currency: "USD", timeZone: "UTC" });
const texts = {
  title: "Revenue by country",
  group: "Country",
  revenue: "Revenue",
  share: "Share",
  orders: "Orders",
  earlier: "A year earlier",
  change: "Change",
};

function row(revenue: string, was: string | null, base: string | null = null): BreakdownRow & { name: string } {
  const metrics = { sales: revenue, returns: "0.00", orders: 3, customers: 2, aov: null, units: 3, lines: 3, margin: null, marginCoverage: null };
  const side = (value: string | null) => (value === null ? null : { ...metrics, revenue: value });
  return { ...metrics, revenue, key: "Chile", label: "Chile", name: "Chile", base: side(base), was: side(was) };
}

test("a group's row has exact amounts for the file and the same for the eye", () => {
  const [cells] = breakdownTable([row("1234.50", "1000.00")], "4938.00", format, texts).rows.map((line) => line.cells);
  expect(cells?.map(({ text }) => text)).toEqual(["Chile", "1,234.50", "25.0%", "3", "1,000.00", ""]);
  expect(cells?.map(({ raw }) => raw)).toEqual(["Chile", "1234.50", 0.25, 3, "1000.00", 0.2345]);
});

test("without an earlier range there are no such columns", () => {
  const table = breakdownTable([row("1.00", null)], "1.00", format, { ...texts, earlier: null });
  expect(table.columns.map(({ label }) => label)).toEqual(["Country", "Revenue", "Share", "Orders"]);
  expect(table.rows[0]?.cells).toHaveLength(4);
});

test("a running range is compared by the part that is over", () => {
  expect(revenueChange(row("150.00", "100.00", "110.00"))).toBe(0.1);
  expect(revenueChange(row("150.00", null))).toBeNull();
});

test("parts of nothing, or of less, have no share", () => {
  expect(shareOf("5.00", "0.00")).toBeNull();
  expect(shareOf("5.00", "-1.00")).toBeNull();
  expect(shareOf("-5.00", "10.00")).toBe(-0.5);
});
