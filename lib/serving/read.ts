/** Runs the questions of `lib/sales` on a connection. */
import { BIGINT, type DuckDBConnection, type DuckDBType, type DuckDBValue, INTEGER, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Question, QuestionValue, Row } from "../sales/question.ts";
import { sqlLiteral } from "../sql-literal.ts";
import { sqlText } from "../sql-text.ts";

export async function readRows(connection: DuckDBConnection, { values, ...question }: Question): Promise<Row[]> {
  const { bound, types } = bindings(values);
  const reader = await connection.runAndReadAll(textOf(question), bound, types);
  return reader.getRowObjectsJS();
}

/** Keeps the answer in a Parquet file: its rows, in order. */
export async function writeRows(connection: DuckDBConnection, { values, ...question }: Question, file: string): Promise<void> {
  const { bound, types } = bindings(values);
  const query = textOf(question).trimEnd().replace(/;$/, "");
  await connection.run(`copy (${query}) to ${sqlLiteral(file)} (format parquet)`, bound, types);
}

/** The rows of such a file, a few thousand at a time. */
export async function* readChunks(connection: DuckDBConnection, file: string): AsyncIterable<Row[]> {
  const result = await connection.stream("select * from read_parquet($file)", { file });
  for await (const rows of result.yieldRowObjectJs()) yield rows;
}

function textOf({ sql, order, isWhole }: Omit<Question, "values">): string {
  const text = isWhole ? sqlText(sql).replace(/order by .*\s+limit .* -- unless all are asked for/, "") : sqlText(sql);
  return order === undefined ? text : text.replaceAll(/order by .* -- or as asked/g, `order by ${order}`);
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
