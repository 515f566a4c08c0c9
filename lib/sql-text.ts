/** The text of a file under `sql/`, read once. */
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../sql/", import.meta.url);
const texts = new Map<string, string>();

/** `sqlText("duckdb/totals")` is sql/duckdb/totals.sql. */
export function sqlText(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${name}.sql`, root), "utf8");
  texts.set(name, text);
  return text;
}

/** Names in a folder under `sql/`, sorted, without `.sql`. */
export function sqlNames(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
}
