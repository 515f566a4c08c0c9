/** A question to the serving store: a file of `sql/serving` with its values. Lists are text, or integers as Int32Array. */
export type QuestionValue = string | number | bigint | boolean | readonly string[] | Int32Array;
export type Row = Record<string, unknown>;

export type Question = {
  /** Name under `sql/`. */
  sql: string;
  values: Record<string, QuestionValue>;
  /** In the place of the file's own order, on its lines that say so. */
  order?: string;
  /** All rows and no page of them: without the lines that say so. */
  isWhole?: boolean;
};
