/** What every warehouse must do with refused events, whichever engine holds it. Run by each adapter's own test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEvent } from "../events/parse-event.ts";
import type { LetterAct, Repair } from "./letters.ts";
import { batchOf, storedEvents } from "./streaming.fixture.ts";
import { loadRun, stage } from "./warehouse.contract.ts";
import type { Warehouse } from "./warehouse.ts";

const open = { state: "open" } as const;
const all = { limit: 100, offset: 0 };
const at = new Date("2025-09-20T12:00:00Z");
const act = (id: string): LetterAct => ({ id, by: "ana", at });
const event = (id: string, more: object = {}) =>
  JSON.stringify({ event_id: id, order_id: "O9", customer_id: "C1", product_id: "P1", qty: 2, unit_price: 10.5, event_ts: "2025-09-20 09:00:00", ...more });

/** What was sent, without the mark that made it none. */
const mend: Repair = ({ body, publishTime }) => {
  const mended = Buffer.from(Buffer.from(body).toString().replace("!", ""));
  return { body: mended, judged: parseEvent(mended, { currency: "USD", timeZone: "UTC", publishTime }) };
};

export function describeLetters(name: string, openIn: (folder: string) => Promise<Warehouse>): void {
  describe(`refused events in a ${name} warehouse`, () => {
    let folder = "";
    let warehouse: Warehouse;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "caudal-letters-"));
      warehouse = await openIn(folder);
    });
    afterEach(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const refuse = (...letters: { message: string; body: string; run?: string }[]) => warehouse.appendEvents(batchOf([], letters));
    const load = async () => warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
    const stateOf = async (id: string) => (await warehouse.deadLetter(id))?.state;

    it("are grouped by their first reason, and found by what they hold", async () => {
      await refuse({ message: "m1", body: '{"ñ":"Kayak"', run: "r1" }, { message: "m2", body: "[\xff" });
      expect(await warehouse.letterGroups()).toMatchObject([{ state: "open", field: "body", rule: "not_json", letters: 2 }]);
      const found = async (search: string) => (await warehouse.deadLetters(all, { ...open, search })).rows.map(({ messageId }) => messageId);
      expect(await found("KAYAK")).toEqual(["m1"]);
      expect(await found("Ñ")).toEqual(["m1"]);
      expect(await found("r1")).toEqual(["m1"]);
      expect(await found("2025-09-20 10:00")).toEqual(["m1", "m2"]);
      expect(await found("not_js")).toEqual(["m1", "m2"]);
      expect(await found("canoe")).toEqual([]);
    });

    it("do, once replayed, exactly what the preview tells", async () => {
      await load();
      await warehouse.appendEvents(batchOf([{ id: "e1", order: "O8", qty: 1, price: "1" }]));
      await refuse(
        { message: "m1", body: `!${event("n1")}` },
        { message: "m2", body: `!${event("n2", { qty: -1 })}` },
        { message: "m3", body: `!${event("n1")}` },
        { message: "m4", body: `!${event("e1")}` },
        { message: "m5", body: `!${event("n3", { order_id: "O1", event_ts: "2025-09-15 09:00:00" })}` },
        { message: "m6", body: `!${event("n4", { order_id: "O8", customer_id: "C7", product_id: "P7" })}` },
        { message: "m7", body: `!${event("n5", { qty: 0 })}` },
      );
      const told = await warehouse.previewRepair(open, mend);
      expect(told).toEqual({
        letters: 7,
        accepted: 6,
        lines: 3,
        orders: 1,
        revenue: "31.5000",
        superseded: 1,
        supersededRevenue: "21.0000",
        duplicates: 2,
        differing: 1,
        unknownCustomer: 1,
        unknownProduct: 1,
        stillRefused: [{ field: "qty", rule: "zero", letters: 1, values: ["0"] }],
      });
      const before = (await warehouse.totals()).revenue;
      expect((await warehouse.replayLetters(open, mend, act("a1"))).effect).toEqual(told);
      expect((await warehouse.totals()).revenue).toBe(before);
      expect((await storedEvents(warehouse)).map(({ eventId }) => eventId).toSorted()).toEqual(["e1", "n1", "n2", "n3", "n4"]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 5, duplicates: 2, differing: 1, refused: 1 });
      expect((await warehouse.deadLetters(all)).rows.map(({ messageId }) => messageId)).toEqual(["m7"]);
    });

    it("keep, replayed, the run and the publish time they came with", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}`, run: "r1" });
      await warehouse.replayLetters(open, mend, act("a1"));
      expect(await storedEvents(warehouse)).toMatchObject([
        { eventId: "n1", simulated: true, runId: "r1", publishTime: new Date("2025-09-20T10:00:00Z"), ingestTime: at },
      ]);
      const letter = await warehouse.deadLetter("m1");
      expect(letter).toMatchObject({ state: "replayed", history: [{ act: "a1", outcome: "counted" }] });
      expect(Buffer.from(letter?.repaired ?? []).toString()).toBe(event("n1"));
      expect(Buffer.from(letter?.body ?? []).toString()).toBe(`!${event("n1")}`);
      expect((await warehouse.letterActs(["a1"])).get("a1")).toMatchObject({ kind: "replayed", by: "ana", at });
    });

    it("tell nothing of how long events take: they waited for a person", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}` });
      await warehouse.replayLetters(open, mend, act("a1"));
      expect(await warehouse.streamPace(at)).toMatchObject({ toCommitMs: null, refusals: [] });
    });

    it("count once, however often they are replayed, and whether or not that is asked for anew", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}` });
      const first = await warehouse.replayLetters(open, mend, act("a1"));
      expect(await warehouse.replayLetters(open, mend, act("a1"))).toEqual(first);
      expect((await warehouse.replayLetters(open, mend, act("a2"))).effect).toMatchObject({ letters: 0, lines: 0 });
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 0 });
    });

    it("stay replayed or discarded when their messages come again, refused or not", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}` }, { message: "m2", body: "{" });
      await warehouse.replayLetters({ ...open, ids: ["m1"] }, mend, act("a1"));
      await warehouse.discardLetters({ ...open, ids: ["m2"] }, act("a2"));
      const { position } = await refuse({ message: "m1", body: `!${event("n1")}` }, { message: "m2", body: "{" });
      const again = batchOf([
        { id: "x1", message: "m1", qty: 1, price: "1" },
        { id: "x2", message: "m2", qty: 1, price: "1" },
        { id: "x3", message: "m3", qty: 1, price: "1" },
      ]);
      expect(await warehouse.appendEvents(again)).toMatchObject({ appended: 1, redelivered: 2, position: { version: position.version + 1 } });
      expect([await stateOf("m1"), await stateOf("m2")]).toEqual(["replayed", "discarded"]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 2, redelivered: 4, refused: 0 });
    });

    it("are discarded with a reason, and can be taken back", async () => {
      await refuse({ message: "m1", body: "{" }, { message: "m2", body: "[" });
      expect(await warehouse.discardLetters(open, { ...act("a1"), note: "a test" })).toBe(2);
      expect((await warehouse.letterActs(["a1"])).get("a1")).toMatchObject({ kind: "discarded", note: "a test" });
      expect(await warehouse.replayLetters(open, mend, act("a2"))).toMatchObject({ effect: { letters: 0 } });
      expect(await warehouse.takeBackLetters({ state: "discarded", ids: ["m1"] }, act("a3"))).toBe(1);
      expect((await warehouse.deadLetters(all)).rows).toMatchObject([{ messageId: "m1", history: [{ act: "a1" }, { act: "a3", outcome: "open" }] }]);
    });

    it("are judged by when they were published, not by when they are replayed", async () => {
      await refuse({ message: "m1", body: `!${event("n1", { event_ts: "2025-09-21 10:00:01" })}` });
      expect(await warehouse.previewRepair(open, mend)).toMatchObject({ accepted: 0, stillRefused: [{ field: "event_ts", rule: "after_publish" }] });
    });

    it("for which all sums have no room stay refused, as the preview tells", async () => {
      const most = { qty: 1_000_000_000_000, unit_price: 0 };
      await refuse(...Array.from({ length: 9_010 }, (_, index) => ({ message: `m${index}`, body: `!${event(`n${index}`, most)}` })));
      const told = await warehouse.previewRepair(open, mend);
      expect(told).toMatchObject({ accepted: 9_007, lines: 9_007, stillRefused: [{ field: "body", rule: "not_storable", letters: 3 }] });
      expect((await warehouse.replayLetters(open, mend, act("a1"))).effect).toEqual(told);
      expect((await warehouse.streamCounts()).refused).toBe(3);
    });

    it("that came after the preview are left alone", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}` });
      const newest = (await warehouse.letterGroups())[0]?.newest.toISOString();
      await warehouse.appendEvents(batchOf([], [{ message: "m2", body: `!${event("n2")}` }], new Date("2025-09-20T11:00:00Z")));
      expect(await warehouse.previewRepair({ ...open, through: newest }, mend)).toMatchObject({ letters: 1 });
    });

    it("are replayed all or none", async () => {
      await refuse({ message: "m1", body: `!${event("n1")}` });
      const ended = AbortSignal.abort(new Error("cancelled"));
      await expect(warehouse.replayLetters(open, mend, act("a1"), { signal: ended })).rejects.toThrow("cancelled");
      expect([await stateOf("m1"), (await warehouse.streamCounts()).events, await warehouse.replayOutcome("a1")]).toEqual(["open", 0, null]);
    });

    it("are told all, some at a time, in the order they came", async () => {
      await refuse(...Array.from({ length: 10 }, (_, index) => ({ message: `m${index}`, body: `${index}${"x".repeat(900_000)}` })));
      const sizes: number[] = [];
      for await (const letters of warehouse.letters(open)) sizes.push(letters.length);
      expect(sizes.length).toBeGreaterThan(1);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(10);
    });
  });
}
