import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log } from "../log.ts";
import type { Question } from "../sales/question.ts";
import { openSnapshots, type Snapshots } from "./snapshots.ts";

vi.mock("../sql-text.ts", () => ({ sqlText: (text: string) => text }));

let instance: DuckDBInstance;
let snapshots: Snapshots<number>;
beforeEach(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  await run("create schema serving; create table serving.meta (layout integer); insert into serving.meta values (1)");
  snapshots = await openSnapshots({ connect: () => instance.connect(), alias: "memory", facts: 1, teams: 1, teamSize: 2 });
});
afterEach(async () => {
  await snapshots.close();
  instance.closeSync();
});

async function run(sql: string): Promise<void> {
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
}

const never = new AbortController().signal;
const question = (sql: string): Question => ({ sql, values: {} });
const endless = question("select sum(a.range * b.range) from range(1000000000) a, range(1000000) b");
const layout = question("select layout from serving.meta");
const ask = (signal: AbortSignal, asked: Question) => snapshots.read(signal, (snapshot) => snapshot.ask(asked));

it("breaks a query off when its signal aborts, and reads on with the same connections", async () => {
  await expect(ask(AbortSignal.timeout(100), endless)).rejects.toMatchObject({ name: "TimeoutError" });
  expect(await ask(never, layout)).toEqual([{ layout: 1 }]);
});

it("does not begin what was aborted while it waited, and lets the next one in", async () => {
  const running = new AbortController();
  const [busy, tired, next] = [ask(running.signal, endless), ask(AbortSignal.timeout(50), endless), ask(never, layout)];
  await expect(tired).rejects.toMatchObject({ name: "TimeoutError" });
  running.abort(new Error("enough"));
  await expect(busy).rejects.toThrow("enough");
  expect(await next).toEqual([{ layout: 1 }]);
  await expect(ask(running.signal, layout)).rejects.toThrow("enough");
});

it("sees one moment in all it asks, and the facts of that moment, whatever is written meanwhile", async () => {
  const held = await snapshots.hold();
  await snapshots.read(never, async ({ facts, all }) => {
    await snapshots.change(async () => {
      await run("update serving.meta set layout = 2");
      return 2;
    });
    expect([facts, await all([layout, layout, layout])]).toEqual([1, [[{ layout: 1 }], [{ layout: 1 }], [{ layout: 1 }]]]);
  });
  expect([held.facts, await held.snapshot(never).ask(layout)]).toEqual([1, [{ layout: 1 }]]);
  await held.close();
  expect(await snapshots.read(never, async ({ facts, ask }) => [facts, await ask(layout)])).toEqual([2, [{ layout: 2 }]]);
});

it("waits for the other questions before one's failure gives the connections back", async () => {
  const slow = question("select count(*) as rows from range(30000000) where range % 7 = 1");
  await expect(snapshots.read(never, ({ all }) => all([slow, question("no sql")]))).rejects.toThrow(/syntax error/);
  expect(await ask(never, layout)).toEqual([{ layout: 1 }]);
});

it("answers, and says in the log that a transaction could not be ended", async () => {
  const refusal = new Error("the file is gone");
  const said = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const connect = async () => {
    const connection = await instance.connect();
    const run = connection.run.bind(connection);
    vi.spyOn(connection, "run").mockImplementation((sql) => (sql === "rollback" ? Promise.reject(refusal) : run(sql)));
    return connection;
  };
  const failing = await openSnapshots({ connect, alias: "memory", facts: 1, teams: 1, teamSize: 1 });
  expect(await failing.read(never, ({ ask }) => ask(layout))).toEqual([{ layout: 1 }]);
  await failing.close();
  expect(said).toHaveBeenCalledWith({ err: refusal }, "a transaction of the serving store could not be ended");
  said.mockRestore();
});
