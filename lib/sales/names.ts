/** The names that stand behind the serving store's integer keys. */
import { sources } from "./dimensions.ts";
import type { Question, Row } from "./question.ts";

type Subcategory = { key: number; name: string; category: number };
export type ProductName = { productId: string; label: string; category: string };

export type Names = {
  countries: string[];
  channels: string[];
  sources: readonly string[];
  categories: string[];
  subcategories: Subcategory[];
};

export const askNames: Question = { sql: "serving/names", values: {} };

export function parseNames(rows: Row[]): Names {
  const of = (tile: string) => rows.filter((row) => row.tile === tile);
  const names = (tile: string) => of(tile).map((row) => String(row.name));
  return {
    countries: names("country"),
    channels: names("channel"),
    sources,
    categories: names("category"),
    subcategories: of("subcategory").map((row) => ({ key: Number(row.key), name: String(row.name), category: Number(row.parent) })),
  };
}

export function askProductNames(keys: number[]): Question {
  return { sql: "serving/product-names", values: { products: Int32Array.from(keys) } };
}

export function parseProductNames(rows: Row[]): Map<number, ProductName> {
  return new Map(rows.map((row) => [Number(row.key), { productId: String(row.product_id), label: String(row.label), category: String(row.category) }]));
}
