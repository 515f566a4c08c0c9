import { expect, test } from "vitest";
import { sorted } from "./sort-head.tsx";

const rows = [
  { name: "Perú", change: null },
  { name: "Chile", change: 0.2 },
  { name: "Óbidos", change: -0.1 },
];
const values = { name: (row: (typeof rows)[number]) => row.name, change: (row: (typeof rows)[number]) => row.change };

test("names sort as the reader's language does", () => {
  expect(sorted(rows, { by: "name", direction: "asc" }, values, "es").map(({ name }) => name)).toEqual(["Chile", "Óbidos", "Perú"]);
});

test("what has no value is last in either direction", () => {
  expect(sorted(rows, { by: "change", direction: "desc" }, values, "en").map(({ change }) => change)).toEqual([0.2, -0.1, null]);
  expect(sorted(rows, { by: "change", direction: "asc" }, values, "en").map(({ change }) => change)).toEqual([-0.1, 0.2, null]);
});
