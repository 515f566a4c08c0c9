import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayMs, openSmallAccess, type SmallAccess } from "./access.fixture.ts";

let small: SmallAccess;
beforeEach(() => {
  small = openSmallAccess();
});
afterEach(() => small.close());

const ada = { who: "ada", accountId: null, address: "10.0.0.9" };
const log = () => small.access.auditLog;
const targets = (filter: Parameters<ReturnType<typeof log>["page"]>[0]) =>
  log()
    .page(filter)
    .lines.map(({ target }) => target);

describe("the audit log", () => {
  it("is filtered by who, what and text, and names what there is", () => {
    small.state.audit.add(ada, { what: "invited", target: "vic", after: { role: "Viewer" } });
    small.state.audit.add({ ...ada, who: "bo" }, { what: "invited", target: "eve" });
    small.state.audit.add(ada, { what: "token_made", target: "till" });
    expect(targets({ limit: 9, who: "ada" })).toEqual(["till", "vic"]);
    expect(targets({ limit: 9, what: "invited" })).toEqual(["eve", "vic"]);
    expect(targets({ limit: 9, search: "viewer" })).toEqual(["vic"]);
    expect(log().page({ limit: 9, who: "nobody" })).toEqual({ lines: [], hasMore: false, who: ["ada", "bo"], acts: ["invited", "token_made"] });
  });

  it("goes on page by page", () => {
    for (const target of ["one", "two", "three"]) small.state.audit.add(ada, { what: "invited", target });
    const first = log().page({ limit: 2 });
    expect([first.lines.map(({ target }) => target), first.hasMore]).toEqual([["three", "two"], true]);
    const rest = log().page({ limit: 2, below: first.lines.at(-1)?.auditId });
    expect([rest.lines.map(({ target }) => target), rest.hasMore]).toEqual([["one"], false]);
  });

  it("cuts days by the store's clock, which is three hours behind", () => {
    small.clock.now = Date.UTC(2026, 0, 6, 2, 59);
    small.state.audit.add(ada, { what: "invited", target: "the 5th" });
    small.clock.now += 60_000;
    small.state.audit.add(ada, { what: "invited", target: "the 6th" });
    small.clock.now += dayMs;
    small.state.audit.add(ada, { what: "invited", target: "the 7th" });
    expect(targets({ limit: 9, from: "2026-01-06", to: "2026-01-07" })).toEqual(["the 6th"]);
  });

  it("is a file for a spreadsheet, whole and safe to open", async () => {
    for (let line = 0; line < 1_001; line++) small.state.audit.add(ada, { what: "invited", target: `n${line}` });
    small.state.audit.add({ ...ada, who: "=cmd()" }, { what: "role_changed", target: 'a "b"', before: { role: "viewer" }, after: { role: "admin" } });
    const lines = (await text(Readable.from(log().csv({})))).split("\r\n");
    expect(lines).toHaveLength(1 + 1_002 + 1);
    expect(lines[0]).toBe("\uFEFFid,at,who,address,what,target,before,after");
    expect(lines[1]).toBe('1002,2026-01-05T12:00:00.000Z,\'=cmd(),10.0.0.9,role_changed,"a ""b""","{""role"":""viewer""}","{""role"":""admin""}"');
  });
});
