import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReaders, type Readers } from "./readers.ts";

let instance: DuckDBInstance;
let readers: Readers;
beforeEach(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  readers = await openReaders(() => instance.connect(), "memory", 1);
});
afterEach(async () => {
  await readers.close();
  instance.closeSync();
});

const never = new AbortController().signal;
const endless = (connection: DuckDBConnection) => connection.run("select sum(a.range * b.range) from range(1000000000) a, range(1000000) b");
const one = (connection: DuckDBConnection) => connection.runAndReadAll("select 1").then((rows) => rows.getRowsJS());

it("breaks a query off when its signal aborts, and reads on with the same connection", async () => {
  const stop = AbortSignal.timeout(100);
  await expect(readers.until(stop).one(endless)).rejects.toMatchObject({ name: "TimeoutError" });
  expect(await readers.until(never).one(one)).toEqual([[1]]);
});

it("does not begin what was aborted while it waited, and lets the next one in", async () => {
  const running = new AbortController();
  const [busy, tired, next] = [readers.until(running.signal).one(endless), readers.until(AbortSignal.timeout(50)).one(endless), readers.until(never).one(one)];
  await expect(tired).rejects.toMatchObject({ name: "TimeoutError" });
  running.abort(new Error("enough"));
  await expect(busy).rejects.toThrow("enough");
  expect(await next).toEqual([[1]]);
  await expect(readers.until(running.signal).one(one)).rejects.toThrow("enough");
});
