/** A few connections to one serving file; whoever reads has some of them for itself, each in a read transaction. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Question, Row } from "../sales/question.ts";
import { readRows } from "./read.ts";

/** Once the signal aborts, what is asked is broken off, and what waits does not begin; both throw the signal's reason. */
export type Asking = {
  /** Runs `read` on a connection of its own. */
  one<T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Answers in the order of the questions, asked side by side. A served file never changes, so every connection sees the same. */
  all(questions: Question[]): Promise<Row[][]>;
};

export type Readers = {
  until(signal: AbortSignal): Asking;
  /** Waits for reads under way. */
  close(): Promise<void>;
};

/** A query that is just between two steps misses an interrupt. */
const interruptAgainMs = 50;

export async function openReaders(connect: () => Promise<DuckDBConnection>, alias: string, count: number): Promise<Readers> {
  const idle: DuckDBConnection[] = [];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  for (let index = 0; index < count; index++) {
    const connection = await connect();
    await connection.run(`use ${alias}`);
    idle.push(connection);
  }

  const take = async (signal?: AbortSignal): Promise<DuckDBConnection> => {
    signal?.throwIfAborted();
    return (
      idle.pop() ??
      new Promise((resolve, reject) => {
        const begin = (connection: DuckDBConnection) => {
          signal?.removeEventListener("abort", leave);
          resolve(connection);
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(begin), 1);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", leave, { once: true });
        waiting.push(begin);
      })
    );
  };
  const giveBack = (connection: DuckDBConnection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  const until = (signal: AbortSignal): Asking => {
    const one = async <T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
      const connection = await take(signal);
      try {
        return await inTransaction(connection, () => interruptible(connection, signal, read));
      } finally {
        giveBack(connection);
      }
    };
    const all = async (questions: Question[]): Promise<Row[][]> => {
      const answers: Row[][] = [];
      const open = [...questions.entries()];
      const work = (connection: DuckDBConnection) => answerFrom(open, answers, connection, signal);
      await Promise.all(Array.from({ length: Math.min(2, questions.length) }, () => one(work)));
      return answers;
    };
    return { one, all };
  };
  const close = async () => {
    const connections = await Promise.all(Array.from({ length: count }, () => take()));
    for (const connection of connections) connection.closeSync();
  };
  return { until, close };
}

async function answerFrom(open: [number, Question][], answers: Row[][], connection: DuckDBConnection, signal: AbortSignal): Promise<void> {
  for (let next = open.shift(); next; next = open.shift()) {
    signal.throwIfAborted();
    answers[next[0]] = await readRows(connection, next[1]);
  }
}

/** Throws the signal's reason once it aborts. */
export async function interruptible<T>(connection: DuckDBConnection, signal: AbortSignal, read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), interruptAgainMs);
  };
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    return await read(connection);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", interrupt);
    clearInterval(again);
  }
}

async function inTransaction<T>(connection: DuckDBConnection, read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  await connection.run("begin transaction read only");
  try {
    return await read(connection);
  } finally {
    await connection.run("rollback");
  }
}
