/** What chosen letters would be once they are repaired, and what that would add to the numbers. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LetterChoice } from "../../../events/letter-choice.ts";
import { originOf } from "../../../events/origin.ts";
import { type RefusalReason, refusalReason } from "../../../events/reasons.ts";
import { moneyText } from "../../../money.ts";
import { sqlText } from "../../../sql-text.ts";
import type { LongWork, Repair, RepairEffect, Repaired } from "../../letters.ts";
import type { IncomingEvent, StoredLetter } from "../../streaming.ts";
import { judgeEvents } from "../append-events.ts";
import { exactSum } from "../exact-amount.ts";
import { stageBatch, stageMore } from "../stage-batch.ts";
import { chooseLetters, readChosen } from "./choose-letters.ts";

type Staged = Pick<RepairEffect, "letters" | "stillRefused"> & { accepted: number };

/** `unstorable`: message ids for which the warehouse has no room. */
export type Judging = LongWork & { choice: LetterChoice; repair: Repair; unstorable?: ReadonlySet<string> };

/** Fills `judged_event`, `repaired_body` and `repaired_line`, temporary tables of the connection; in the caller's transaction. */
export async function judgeRepairs(connection: DuckDBConnection, judging: Judging): Promise<RepairEffect> {
  const { accepted, ...staged } = await stageRepairs(connection, judging);
  await connection.run(sqlText("duckdb/letters/known-positions"));
  await judgeEvents(connection);
  await connection.run(sqlText("duckdb/letters/repaired-lines"));
  return { ...staged, ...(await readEffect(connection)), accepted };
}

async function stageRepairs(connection: DuckDBConnection, { choice, repair, unstorable, progress, signal }: Judging): Promise<Staged> {
  const letters = await chooseLetters(connection, choice);
  await stageBatch(connection, { events: [], deadLetters: [] });
  await connection.run("create or replace temp table repaired_body (message_id text, body blob)");
  const refusals = createRefusals();
  let [read, accepted] = [0, 0];
  for await (const chunk of readChosen(connection)) {
    signal?.throwIfAborted();
    const repaired = chunk.map((letter) => ({ letter, ...(unstorable?.has(letter.messageId) ? noRoom(letter) : repair(letter)) }));
    const events = repaired.flatMap(incomingOf);
    await stageMore(connection, events, accepted);
    await keepBodies(connection, repaired);
    for (const { judged } of repaired) if (!judged.isAccepted) refusals.add(judged.reasons);
    accepted += events.length;
    read += chunk.length;
    progress?.(read, letters);
    await nextTurn();
  }
  return { letters, accepted, stillRefused: refusals.all() };
}

function noRoom({ body }: StoredLetter): Repaired {
  return { body, judged: { isAccepted: false, reasons: [refusalReason("body", null, "not_storable")] } };
}

type RepairedLetter = Repaired & { letter: StoredLetter };

/** As it came, but for what was repaired: simulated or not, and published when it was. */
function incomingOf({ letter: { messageId, publishTime, attributes }, judged }: RepairedLetter): IncomingEvent[] {
  return judged.isAccepted ? [{ ...judged.event, ...originOf(attributes), messageId, publishTime }] : [];
}

async function keepBodies(connection: DuckDBConnection, repaired: RepairedLetter[]): Promise<void> {
  const changed = repaired.filter(({ letter, body, judged }) => judged.isAccepted && Buffer.compare(letter.body, body) !== 0);
  if (changed.length === 0) return;
  const appender = await connection.createAppender("repaired_body", null, "temp");
  try {
    for (const { letter, body } of changed) {
      appender.appendVarchar(letter.messageId);
      appender.appendBlob(body);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

const examples = 3;

/** By the first reason, the most frequent first. */
function createRefusals() {
  const groups = new Map<string, RepairEffect["stillRefused"][number]>();
  return {
    add([first]: RefusalReason[]): void {
      if (!first) return;
      const key = `${first.field} ${first.rule}`;
      const group = groups.get(key) ?? { field: first.field, rule: first.rule, letters: 0, values: [] };
      group.letters++;
      if (first.value !== null && group.values.length < examples && !group.values.includes(first.value)) group.values.push(first.value);
      groups.set(key, group);
    },
    all: () => [...groups.values()].toSorted((a, b) => b.letters - a.letters),
  };
}

async function readEffect(connection: DuckDBConnection): Promise<Omit<RepairEffect, "letters" | "accepted" | "stillRefused">> {
  const [row = {}] = (await connection.runAndReadAll(sqlText("duckdb/letters/effect"))).getRowObjects();
  return {
    lines: Number(row.lines),
    orders: Number(row.orders),
    revenue: moneyText(exactSum(row.revenue), 4),
    superseded: Number(row.superseded),
    supersededRevenue: moneyText(exactSum(row.superseded_revenue), 4),
    duplicates: Number(row.duplicates),
    differing: Number(row.differing),
    unknownCustomer: Number(row.unknown_customer),
    unknownProduct: Number(row.unknown_product),
  };
}
