/** Runs the questions of `lib/sales` on a connection. */
import { BIGINT, type DuckDBConnection, type DuckDBType, type DuckDBValue, INTEGER, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Question, QuestionValue, Row } from "../sales/question.ts";
import { sqlText } from "../sql-text.ts";

export async function readRows(connection: DuckDBConnection, { values, ...question }: Question): Promise<Row[]> {
  const { bound, types } = bindings(values);
  const reader = await connection.runAndReadAll(textOf(question), bound, types);
  return reader.getRowObjectsJS();
}

/** Rows a few thousand at a time, without holding them all. */
export async function* readChunks(connection: DuckDBConnection, { values, ...question }: Question): AsyncIterable<Row[]> {
  const { bound, types } = bindings(values);
  const result = await connection.stream(textOf(question), bound, types);
  for await (const rows of result.yieldRowObjectJs()) yield rows;
}

function textOf({ sql, order }: Omit<Question, "values">): string {
  return order === undefined ? sqlText(sql) : sqlText(sql).replaceAll(/order by .* -- or as asked/g, `order by ${order}`);
}

function bindings(values: Record<string, QuestionValue>) {
  const bound: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof Int32Array) {
      bound[name] = listValue([...value]);
      types[name] = LIST(INTEGER);
    } else if (typeof value === "object") {
      bound[name] = listValue(value);
      types[name] = LIST(VARCHAR);
    } else {
      bound[name] = value;
      if (typeof value === "number") types[name] = INTEGER;
      if (typeof value === "bigint") types[name] = BIGINT;
    }
  }
  return { bound, types };
}
