/** The columns a load reads, by their names in the header. */
import type { LoadTable } from "./load-run.ts";

export type CsvColumn = {
  name: string /** Names that are taken for it. */;
  also?: string[] /** The header must have it; its fields may still be empty where the rules say so. */;
  needed?: true;
};

export const csvColumns: Record<LoadTable, CsvColumn[]> = {
  customers: [{ name: "customer_id", needed: true }, { name: "name", also: ["full_name"] }, { name: "country" }, { name: "signup_date" }],
  orders: [
    { name: "order_id", needed: true },
    { name: "customer_id", needed: true },
    { name: "order_date", needed: true },
    { name: "channel" },
    { name: "country" },
  ],
  order_items: [
    { name: "order_id", needed: true },
    { name: "product_id", needed: true },
    { name: "qty", needed: true },
    { name: "unit_price", needed: true },
  ],
  products: [{ name: "product_id", needed: true }, { name: "category" }, { name: "subcategory" }, { name: "price" }, { name: "cost" }, { name: "name" }],
};

export function columnNames(table: LoadTable): string[] {
  return csvColumns[table].map(({ name }) => name);
}

export function neededNames(table: LoadTable): string[] {
  return csvColumns[table].flatMap(({ name, needed }) => (needed ? [name] : []));
}

export type ColumnPlaces = {
  /** Place in the file of each column found. */
  places: Map<string, number>;
  missing: string[];
  /** Found more than once, so that nobody can say which is meant. */
  twice: string[];
  ignored: string[];
};

/** Case and blanks around a name do not matter. */
export function placeColumns(table: LoadTable, header: string[]): ColumnPlaces {
  const names = header.map((name) => name.trim().toLowerCase());
  const places = new Map<string, number>();
  const missing: string[] = [];
  const twice: string[] = [];
  for (const { name, also = [], needed } of csvColumns[table]) {
    const found = [name, ...also].find((each) => names.includes(each));
    if (found === undefined) {
      if (needed) missing.push(name);
      continue;
    }
    places.set(name, names.indexOf(found));
    if (names.indexOf(found) !== names.lastIndexOf(found)) twice.push(name);
  }
  const used = new Set(places.values());
  const ignored = header.filter((name, place) => !used.has(place) && !(twice.length > 0 && places.has(name.trim().toLowerCase())));
  return { places, missing, twice, ignored };
}

/** How many of a table's columns a header names: what tells the delimiter. */
export function knownColumns(table: LoadTable, header: string[]): number {
  return placeColumns(table, header).places.size;
}
