/** The records of what was done with letters. */
import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { RepairRule } from "../../../events/repair-rule.ts";
import { sqlText } from "../../../sql-text.ts";
import type { LetterAct, LetterActKind, MadeAct, RepairEffect } from "../../letters.ts";

export async function writeAct(connection: DuckDBConnection, kind: LetterActKind, act: LetterAct, outcome: unknown): Promise<void> {
  await connection.run(
    `insert into letter_acts (act_id, kind, made_by, made_at, repair_rule, note, outcome)
     values ($id, $kind, $by, cast($at as timestamptz), $rule, $note, $outcome)`,
    {
      id: act.id,
      kind,
      by: act.by,
      at: act.at.toISOString(),
      rule: act.rule === undefined ? null : JSON.stringify(act.rule),
      note: act.note ?? null,
      outcome: JSON.stringify(outcome),
    },
  );
}

/** null: it was never made. */
export async function readActOutcome(connection: DuckDBConnection, id: string): Promise<RepairEffect | null> {
  const rows = await connection.runAndReadAll("select outcome from letter_acts where act_id = $id", { id });
  const outcome = rows.getRowsJS()[0]?.[0];
  return outcome === undefined ? null : JSON.parse(String(outcome));
}

export async function readActs(connection: DuckDBConnection, ids: string[]): Promise<Map<string, MadeAct>> {
  const rows = await connection.runAndReadAll(sqlText("duckdb/letters/acts"), { act_ids: listValue(ids) }, { act_ids: LIST(VARCHAR) });
  return new Map(
    rows.getRowObjectsJS().map(({ act_id, kind, made_by, made_at, repair_rule, note }) => [
      String(act_id),
      {
        kind: String(kind) as LetterActKind,
        by: String(made_by),
        at: made_at as Date,
        // A rule of another version of the product is done without.
        rule: repair_rule === null ? null : (RepairRule.safeParse(JSON.parse(String(repair_rule))).data ?? null),
        note: note === null ? null : String(note),
      },
    ]),
  );
}
