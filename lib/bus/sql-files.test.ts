import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sqlNames, sqlText } from "../sql-text.ts";
import { useQueue } from "./queue.fixture.ts";

describe.each(sqlNames("queue").map((name) => `queue/${name}`))("sql/%s.sql", (name) => {
  const { open } = useQueue();
  const lines = sqlText(name).split("\n");
  const header = lines.filter((line) => line.startsWith("--")).join("\n");
  const statement = lines.filter((line) => !line.startsWith("--")).join("\n");

  it("says what it asks, its grain, its parameters, what it reads and who uses it", () => {
    expect(header).toMatch(/^-- .+\?/);
    for (const word of ["grain", "params", "reads", "used by"]) expect(header).toContain(`\n-- ${word} `);
    const users = header.match(/lib\/[\w/-]+\.ts/g) ?? [];
    expect(users.filter((user) => !existsSync(new URL(`../../${user}`, import.meta.url)))).toEqual([]);
  });

  it("binds in a real queue, with the parameters its header names", () => {
    open().queue.consumer.prepare(sqlText(name));
    expect(paramsOf(statement)).toEqual(paramsOf(header));
  });
});

function paramsOf(text: string): string[] {
  return [...new Set(text.match(/\$\w+/g))].toSorted();
}
