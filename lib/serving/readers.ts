/** A few connections to one serving file; whoever reads has some of them for itself, each in a read transaction. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Question, Row } from "../sales/question.ts";
import { readRows } from "./read.ts";

export type Readers = {
  /** Runs `read` on a connection of its own. */
  one<T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Answers in the order of the questions, asked side by side. A served file never changes, so every connection sees the same. */
  all(questions: Question[]): Promise<Row[][]>;
  /** Waits for reads under way. */
  close(): Promise<void>;
};

export async function openReaders(connect: () => Promise<DuckDBConnection>, alias: string, count: number): Promise<Readers> {
  const idle: DuckDBConnection[] = [];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  for (let index = 0; index < count; index++) {
    const connection = await connect();
    await connection.run(`use ${alias}`);
    idle.push(connection);
  }

  const take = (): Promise<DuckDBConnection> => {
    const connection = idle.pop();
    return connection ? Promise.resolve(connection) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (connection: DuckDBConnection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  const one = async <T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await take();
    try {
      return await inTransaction(connection, read);
    } finally {
      giveBack(connection);
    }
  };
  const all = async (questions: Question[]): Promise<Row[][]> => {
    const answers: Row[][] = [];
    const open = [...questions.entries()];
    const work = (connection: DuckDBConnection) => answerFrom(open, answers, connection);
    await Promise.all(Array.from({ length: Math.min(2, questions.length) }, () => one(work)));
    return answers;
  };
  const close = async () => {
    const connections = await Promise.all(Array.from({ length: count }, take));
    for (const connection of connections) connection.closeSync();
  };
  return { one, all, close };
}

async function answerFrom(open: [number, Question][], answers: Row[][], connection: DuckDBConnection): Promise<void> {
  for (let next = open.shift(); next; next = open.shift()) answers[next[0]] = await readRows(connection, next[1]);
}

async function inTransaction<T>(connection: DuckDBConnection, read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  await connection.run("begin transaction read only");
  try {
    return await read(connection);
  } finally {
    await connection.run("rollback");
  }
}
