import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { addViewer, useState } from "./state.fixture.ts";

const ada = { who: "ada", accountId: "1", address: "10.0.0.9" };

describe("the state file", () => {
  const { clock, file, open } = useState();

  it("is its owner's alone", () => {
    open();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it("keeps what was written, and applies each migration once", () => {
    const first = open();
    addViewer(first);
    first.close();
    expect(open().accounts.byName("VIC@shop.example")).toMatchObject({ role: "viewer", passwordHash: null, isBlocked: false, createdAt: clock.now });
  });

  it("refuses a file that a newer version wrote, and another program's", () => {
    open();
    const database = new DatabaseSync(file());
    database.exec("pragma user_version = 99");
    expect(() => open()).toThrow(expect.objectContaining({ code: "file_newer" }));
    database.exec("pragma application_id = 7");
    expect(() => open()).toThrow(expect.objectContaining({ code: "file_unreadable", message: expect.stringContaining("the file of accounts and settings") }));
    database.close();
  });

  it("writes all of a transaction or nothing", () => {
    const state = open();
    const write = () =>
      state.transaction(() => {
        addViewer(state, "new@shop.example");
        state.audit.add(ada, { what: "invited", target: "new@shop.example" });
        addViewer(state, "NEW@shop.example");
      });
    expect(write).toThrow(expect.objectContaining({ code: "name_taken", field: "name" }));
    expect([state.accounts.all(), state.audit.newest({ limit: 9 })]).toEqual([[], []]);
  });

  it("keeps audit lines as they were written, the last first, page by page", () => {
    const state = open();
    state.audit.add(ada, { what: "invited", target: "vic" });
    clock.now += 5;
    state.audit.add({ ...ada, address: null }, { what: "role_changed", target: "vic", before: { role: "viewer" }, after: { role: "admin" } });
    const [last, first] = state.audit.newest({ limit: 2 });
    expect(last).toMatchObject({ who: "ada", at: clock.now, what: "role_changed", target: "vic", before: { role: "viewer" }, after: { role: "admin" } });
    expect(state.audit.newest({ limit: 2, below: last?.auditId ?? 0 })).toEqual([first]);
    expect(first).toMatchObject({ address: "10.0.0.9", before: null, after: null });
  });

  it("lets nobody change or remove an audit line", () => {
    open().audit.add(ada, { what: "invited" });
    const database = new DatabaseSync(file());
    expect(() => database.exec("update audit set who = 'eve'")).toThrow("audit lines are never changed");
    expect(() => database.exec("delete from audit")).toThrow("audit lines are never removed");
    database.close();
  });

  it("keeps no key, only what proves it", () => {
    const state = open();
    const { accountId } = addViewer(state);
    const keys = [
      state.sessions.begin(accountId, { address: null, agent: null }).key,
      state.invitations.give(accountId, "join", 1_000).key,
      state.tokens.make({ name: "till", kind: "collect", createdBy: "ada" }).key,
    ];
    const database = new DatabaseSync(file());
    const kept = JSON.stringify(["session", "invitation", "api_token"].map((table) => database.prepare(`select * from ${table}`).all()));
    database.close();
    expect(keys.filter((key) => kept.includes(key))).toEqual([]);
  });
});
