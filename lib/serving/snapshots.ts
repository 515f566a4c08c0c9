/**
 * Reads of one moment of a serving file: a team of connections whose read transactions begin together, so that what they are asked
 * side by side agrees, while the file is written to.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { lend } from "../lend.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import type { Question, Row } from "../sales/question.ts";
import { endTransaction } from "./end-transaction.ts";
import { readRows } from "./read.ts";

/** One moment, and what the store said of itself then. */
export type Snapshot<Facts> = {
  facts: Facts;
  /** Answers in the order of the questions, asked side by side. */
  all(questions: Question[]): Promise<Row[][]>;
  ask(question: Question): Promise<Row[]>;
  /** How many questions. */
  asked(): number;
};

export type Snapshots<Facts> = {
  /** Once the signal aborts, what is asked is broken off, and what waits does not begin; both throw the signal's reason. */
  read<T>(signal: AbortSignal, work: (snapshot: Snapshot<Facts>) => Promise<T>): Promise<T>;
  /** A connection that sees this moment until it is closed, and questions to it, one after the other. */
  hold(): Promise<{ connection: DuckDBConnection; facts: Facts; snapshot: (signal: AbortSignal) => Snapshot<Facts>; close(): Promise<void> }>;
  /** Resolves once no read is under way, or after so long. */
  rest(atMostMs: number): Promise<void>;
  /** Runs `commit` between snapshots, never within the beginning of one; what it returns are the facts of those to come. */
  change(commit: () => Promise<Facts>): Promise<void>;
  /** Waits for reads under way. */
  close(): Promise<void>;
};

type Team = DuckDBConnection[];
type Lender = ReturnType<typeof lend<DuckDBConnection>>;
type Options<Facts> = { connect: () => Promise<DuckDBConnection>; alias: string; facts: Facts; teams: number; teamSize: number };

/** A query that is just between two steps misses an interrupt. */
const interruptAgainMs = 50;

export async function openSnapshots<Facts>({ connect, alias, facts, teams, teamSize }: Options<Facts>): Promise<Snapshots<Facts>> {
  const openConnection = async () => {
    const connection = await connect();
    await connection.run(`use ${alias}`);
    return connection;
  };
  const idle: Team[] = [];
  for (let team = 0; team < teams; team++) idle.push(await Promise.all(Array.from({ length: teamSize }, openConnection)));
  const { take, giveBack } = lend(idle);
  const alone = oneAtATime();
  const reads = new Set<Promise<unknown>>();
  let current = facts;
  const begin = (team: Team) =>
    alone(async () => {
      await Promise.all(team.map(beginReading));
      return current;
    });

  async function readWith<T>(signal: AbortSignal, work: (snapshot: Snapshot<Facts>) => Promise<T>): Promise<T> {
    const team = await take(signal);
    const asked = new Set<Promise<unknown>>();
    try {
      return await work(snapshotOf(lend([...team]), await begin(team), asked, signal));
    } finally {
      await Promise.allSettled(asked);
      void endAll(team);
    }
  }

  /** The answer need not wait for it. */
  async function endAll(team: Team): Promise<void> {
    await Promise.all(team.map(endTransaction));
    giveBack(team);
  }

  return {
    read(signal, work) {
      const reading = readWith(signal, work).finally(() => reads.delete(reading));
      reads.add(reading);
      return reading;
    },
    async rest(atMostMs) {
      const over = new AbortController();
      const late = wait(atMostMs, null, { signal: over.signal }).catch(() => null);
      await Promise.race([Promise.allSettled(reads), late]);
      over.abort();
    },
    async hold() {
      const connection = await openConnection();
      const facts = await begin([connection]);
      const asked = new Set<Promise<unknown>>();
      const lender = lend([connection]);
      const close = async () => {
        await Promise.allSettled(asked);
        connection.closeSync();
      };
      return { connection, facts, snapshot: (signal) => snapshotOf(lender, facts, asked, signal), close };
    },
    change: (commit) =>
      alone(async () => {
        current = await commit();
      }),
    async close() {
      const never = new AbortController().signal;
      const all = await Promise.all(Array.from({ length: teams }, () => take(never)));
      for (const connection of all.flat()) connection.closeSync();
    },
  };
}

/** `asked` gathers what is under way: one question may fail, and its connection be wanted back, while others still run. */
function snapshotOf<Facts>({ take, giveBack }: Lender, facts: Facts, asked: Set<Promise<unknown>>, signal: AbortSignal): Snapshot<Facts> {
  const answer = async (question: Question) => {
    const connection = await take(signal);
    try {
      return await interruptible(connection, signal, () => readRows(connection, question));
    } finally {
      giveBack(connection);
    }
  };
  let questions = 0;
  const ask = (question: Question) => {
    questions += 1;
    const answering = answer(question);
    asked.add(answering);
    answering.catch(() => undefined).finally(() => asked.delete(answering));
    return answering;
  };
  return { facts, ask, all: (questions) => Promise.all(questions.map(ask)), asked: () => questions };
}

/** A transaction begins to see a file with its first question to it. */
async function beginReading(connection: DuckDBConnection): Promise<void> {
  await connection.run("begin transaction read only; select layout from serving.meta");
}

/** Throws the signal's reason once it aborts. */
export async function interruptible<T>(connection: DuckDBConnection, signal: AbortSignal, read: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), interruptAgainMs);
  };
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    return await read();
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", interrupt);
    clearInterval(again);
  }
}
