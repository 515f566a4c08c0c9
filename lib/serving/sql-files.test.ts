import { existsSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlNames, sqlText } from "../sql-text.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { ServingStore } from "./serving.ts";
import { openServingOf, openSmallWarehouse } from "./small-store.fixture.ts";

const readFiles = sqlNames("serving").map((name) => `serving/${name}`);
const buildFiles = sqlNames("serving/build").map((name) => `serving/build/${name}`);

describe.each([...readFiles, ...buildFiles])("sql/%s.sql", (name) => {
  it("says what it asks, its grain, its parameters, what it reads and who uses it", () => {
    const header = headerOf(name);
    expect(header[0]).toMatch(/^-- .+\?/);
    for (const word of ["grain", "params", "reads", "used by"]) expect(header.some((line) => line.startsWith(`-- ${word} `))).toBe(true);
  });

  it("is used by files that are there", () => {
    const users =
      headerOf(name)
        .join("\n")
        .match(/(?:lib|sql)\/[\w/-]+\.(?:ts|sql)/g) ?? [];
    expect(users.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]);
  });
});

describe("in a real store", () => {
  let warehouse: DuckdbWarehouse;
  let store: ServingStore;
  let connection: DuckDBConnection;
  beforeAll(async () => {
    warehouse = await openSmallWarehouse();
    store = await openServingOf(warehouse, "UTC");
    connection = await warehouse.connect();
    const attached = await connection.runAndReadAll("select database_name from duckdb_databases() where database_name like 'serving_%'");
    await connection.run(`use ${attached.getRowsJS()[0]?.[0]}`);
  });
  afterAll(async () => {
    connection.closeSync();
    await store.close();
    await warehouse.close();
  });

  it.each(readFiles)("sql/%s.sql binds, with the parameters its header names", async (name) => {
    const statement = await connection.prepare(sqlText(name));
    const bound = Array.from({ length: statement.parameterCount }, (_, index) => statement.parameterName(index + 1));
    expect(bound.toSorted()).toEqual(paramsOf(name));
  });
});

function headerOf(name: string): string[] {
  const lines = sqlText(name).split("\n");
  return lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("--")),
  );
}

function paramsOf(name: string): string[] {
  const named = headerOf(name)
    .join("\n")
    .match(/\$(\w+)/g);
  return [...new Set(named?.map((each) => each.slice(1)))].toSorted();
}
