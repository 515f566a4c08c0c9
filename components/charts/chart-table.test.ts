import { expect, test } from "vitest";
import { toCsv, toTabbed } from "./chart-table.ts";

const table = {
  file: "revenue-by-category",
  columns: [
    { label: "Category", isNumber: false },
    { label: "Revenue", isNumber: true },
  ],
  rows: [
    {
      key: "a",
      cells: [
        { text: "Home, garden", raw: "Home, garden" },
        { text: "1,234.50", raw: "1234.50" },
      ],
    },
    {
      key: "b",
      cells: [
        { text: "=1+1", raw: "=1+1" },
        { text: "−3.00", raw: "-3.00" },
      ],
    },
    {
      key: "c",
      cells: [
        { text: 'The "best"', raw: 'The "best"' },
        { text: "–", raw: null },
      ],
    },
  ],
};

test("a file has bare numbers, quoted texts and no formulas", () => {
  expect(toCsv(table)).toBe('Category,Revenue\r\n"Home, garden",1234.50\r\n\'=1+1,-3.00\r\n"The ""best""",\r\n');
});

test("what is copied is what is shown, and no formula", () => {
  expect(toTabbed(table)).toBe('Category\tRevenue\nHome, garden\t1,234.50\n\'=1+1\t−3.00\nThe "best"\t–');
});
