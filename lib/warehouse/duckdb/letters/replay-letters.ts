/** Replays repaired letters: the events and what became of the letters in the caller's one transaction. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../../sql-text.ts";
import type { LetterAct, RepairEffect, Replayed } from "../../letters.ts";
import { UnstorableEvents } from "../../streaming.ts";
import { keepJudged } from "../append-events.ts";
import type { AmountCheck } from "../check-amounts.ts";
import { readPosition } from "../load-records.ts";
import { type Judging, judgeRepairs } from "./judge-repairs.ts";
import { readActOutcome, writeAct } from "./letter-acts.ts";

/** Throws UnstorableEvents. */
export async function replayLetters(connection: DuckDBConnection, amounts: AmountCheck, act: LetterAct, judging: Judging): Promise<Replayed> {
  const made = await readActOutcome(connection, act.id);
  if (made) return { effect: made, position: await readPosition(connection) };
  const effect = await judgeRepairs(connection, judging);
  judging.commit?.();
  const position = await keepJudged(connection, amounts, { ingestTime: act.at, places: effect.accepted });
  await connection.run(sqlText("duckdb/letters/replayed"), { act_id: act.id });
  await writeAct(connection, "replayed", act, effect);
  return { effect, position };
}

/** Without those that the warehouse has no room for, which stay what they are. */
export async function replay(attempt: (unstorable: ReadonlySet<string>) => Promise<Replayed>, unstorable: ReadonlySet<string> = new Set()): Promise<Replayed> {
  try {
    return await attempt(unstorable);
  } catch (error) {
    if (!(error instanceof UnstorableEvents) || error.messageIds.every((id) => unstorable.has(id))) throw error;
    return replay(attempt, new Set([...unstorable, ...error.messageIds]));
  }
}

/** In the caller's transaction, for reading: without those for which there would be no room. */
export async function previewRepair(connection: DuckDBConnection, amounts: AmountCheck, judging: Judging): Promise<RepairEffect> {
  const effect = await judgeRepairs(connection, judging);
  if (effect.accepted === 0) return effect;
  const unstorable = await amounts.tooLarge(connection, await readPosition(connection));
  return unstorable.length === 0 ? effect : judgeRepairs(connection, { ...judging, unstorable: new Set(unstorable) });
}
