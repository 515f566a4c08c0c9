/** What is done with refused events in a DuckDB warehouse. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LetterDesk } from "../../letters.ts";
import type { AmountCheck } from "../check-amounts.ts";
import { ofOneMoment } from "../of-one-moment.ts";
import { readDeadLetter } from "../stream-records.ts";
import { readAllLetters, readGroups, readLetterPage } from "./choose-letters.ts";
import { readActOutcome, readActs } from "./letter-acts.ts";
import { readFacts } from "./read-facts.ts";
import { previewRepair, replay, replayLetters } from "./replay-letters.ts";
import { discardLetters, takeBackLetters } from "./settle-letters.ts";

type With = <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;
type Parts = { connect: () => Promise<DuckDBConnection>; read: With /** In a transaction. */; write: With; amounts: AmountCheck };

export function openLetterDesk({ connect, read, write, amounts }: Parts): LetterDesk {
  const readMoment: With = (ask) => read((connection) => ofOneMoment(connection, () => ask(connection)));

  return {
    deadLetters: (page, choice = { state: "open" }) => readMoment((connection) => readLetterPage(connection, choice, page)),
    deadLetter: (messageId) => read((connection) => readDeadLetter(connection, messageId)),
    letterGroups: () => read(readGroups),
    letters: (choice, signal) => readAllLetters(connect, choice, signal),
    previewRepair: (choice, repair, work) => readMoment((connection) => previewRepair(connection, amounts, { choice, repair, ...work })),
    replayLetters: (choice, repair, act, work) =>
      replay((unstorable) => write((connection) => replayLetters(connection, amounts, act, { choice, repair, unstorable, ...work }))),
    discardLetters: (choice, act) => write((connection) => discardLetters(connection, choice, act)),
    takeBackLetters: (choice, act) => write((connection) => takeBackLetters(connection, choice, act)),
    replayOutcome: (actId) => read((connection) => readActOutcome(connection, actId)),
    letterFacts: (ids) => read((connection) => readFacts(connection, ids)),
    letterActs: (ids) => read((connection) => readActs(connection, ids)),
  };
}
