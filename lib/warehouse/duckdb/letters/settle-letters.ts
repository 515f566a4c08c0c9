import type { DuckDBConnection } from "@duckdb/node-api";
import type { LetterChoice } from "../../../events/letter-choice.ts";
import { sqlText } from "../../../sql-text.ts";
import type { LetterAct } from "../../letters.ts";
import { chooseLetters } from "./choose-letters.ts";
import { readActOutcome, writeAct } from "./letter-acts.ts";

/** Discards open letters, in the caller's transaction. Returns how many; once for each act. */
export function discardLetters(connection: DuckDBConnection, choice: LetterChoice, act: LetterAct): Promise<number> {
  return settle(connection, { ...choice, state: "open" }, act, { kind: "discarded", state: "discarded" });
}

/** Opens discarded letters again. */
export function takeBackLetters(connection: DuckDBConnection, choice: LetterChoice, act: LetterAct): Promise<number> {
  return settle(connection, { ...choice, state: "discarded" }, act, { kind: "taken_back", state: "open" });
}

type To = { kind: "discarded"; state: "discarded" } | { kind: "taken_back"; state: "open" };

async function settle(connection: DuckDBConnection, choice: LetterChoice, act: LetterAct, { kind, state }: To): Promise<number> {
  const made = await readActOutcome(connection, act.id);
  if (made) return made.letters;
  const letters = await chooseLetters(connection, choice);
  if (letters === 0) return 0;
  await connection.run(sqlText("duckdb/letters/settle"), { state, act_id: act.id });
  await writeAct(connection, kind, act, { letters });
  return letters;
}
