/** Finds the refused events that are meant, and reads them some at a time. */
import { type DuckDBConnection, LIST, listValue, STRUCT, structValue, VARCHAR } from "@duckdb/node-api";
import type { LetterChoice } from "../../../events/letter-choice.ts";
import { sqlText } from "../../../sql-text.ts";
import type { LetterGroup } from "../../letters.ts";
import type { DeadLetters, Page, StoredLetter } from "../../streaming.ts";
import { storedLetterOf } from "../stored-letter.ts";

const choiceType = STRUCT({ state: VARCHAR, ids: LIST(VARCHAR), field: VARCHAR, rule: VARCHAR, search: VARCHAR, through: VARCHAR });

/** Fills `chosen_letter`. Returns how many they are. */
export async function chooseLetters(connection: DuckDBConnection, { state, ids, field, rule, search, through }: LetterChoice): Promise<number> {
  const choice = structValue({
    state,
    ids: ids === undefined ? null : listValue(ids),
    field: field ?? null,
    rule: rule ?? null,
    search: search === undefined || search === "" ? null : search.toLowerCase(),
    through: through ?? null,
  });
  await connection.run("set variable choice = $choice", { choice }, { choice: choiceType });
  await connection.run(sqlText("duckdb/letters/choose"));
  return Number((await connection.runAndReadAll("select count(*) from chosen_letter")).getRowsJS()[0]?.[0]);
}

/** Of `chosen_letter`, in the order they came. */
export async function* readChosen(connection: DuckDBConnection): AsyncGenerator<StoredLetter[]> {
  const last = (await connection.runAndReadAll("select max(chunk) from chosen_letter")).getRowsJS()[0]?.[0];
  for (let chunk = 0; last !== null && chunk <= Number(last); chunk++) {
    const rows = (await connection.runAndReadAll(sqlText("duckdb/letters/chunk"), { chunk })).getRowObjects();
    yield rows.map(storedLetterOf);
  }
}

export async function readLetterPage(connection: DuckDBConnection, choice: LetterChoice, { limit, offset }: Page): Promise<DeadLetters> {
  const total = await chooseLetters(connection, choice);
  const rows = (await connection.runAndReadAll(sqlText("duckdb/letters/page"), { limit: BigInt(limit), offset: BigInt(offset) })).getRowObjects();
  return { total, rows: rows.map(storedLetterOf) };
}

export async function readGroups(connection: DuckDBConnection): Promise<LetterGroup[]> {
  const rows = (await connection.runAndReadAll(sqlText("duckdb/letters/groups"))).getRowObjectsJS();
  return rows.map(({ state, field, rule, letters, newest }) => ({
    state: String(state) as LetterGroup["state"],
    field: String(field),
    rule: String(rule),
    letters: Number(letters),
    newest: newest as Date,
  }));
}

/** On a connection of its own, of one moment, until the reader has them or leaves. */
export async function* readAllLetters(connect: () => Promise<DuckDBConnection>, choice: LetterChoice, signal?: AbortSignal): AsyncGenerator<StoredLetter[]> {
  const connection = await connect();
  try {
    await connection.run("begin transaction");
    await chooseLetters(connection, choice);
    for await (const chunk of readChosen(connection)) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } finally {
    connection.closeSync();
  }
}
