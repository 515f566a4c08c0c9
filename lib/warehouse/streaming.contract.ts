/** What every warehouse must do with live events, whichever engine holds it. Run by each adapter's own test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchOf, storedEvents } from "./streaming.fixture.ts";
import { loadRun, stage } from "./warehouse.contract.ts";
import type { Warehouse } from "./warehouse.ts";

const counts = { events: 0, duplicates: 0, differing: 0, redelivered: 0, refused: 0 };
const none = { appended: 0, duplicates: 0, differing: 0, redelivered: 0, refused: 0 };
const all = { limit: 100, offset: 0 };

export function describeStreaming(name: string, open: (folder: string) => Promise<Warehouse>): void {
  describe(`live events in a ${name} warehouse`, () => {
    let folder = "";
    let warehouse: Warehouse;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "caudal-streaming-"));
      warehouse = await open(folder);
    });
    afterEach(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const load = async (id: number) => (await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(id))).position;

    it("count from the first commit on, and move the version on", async () => {
      const first = await warehouse.appendEvents(
        batchOf([
          { id: "e1", qty: 1, price: "10" },
          { id: "e2", qty: -2, price: "2.5" },
        ]),
      );
      expect(first).toEqual({ ...none, appended: 2, position: { version: 1, loadId: null, streamPosition: 2 } });
      const second = await warehouse.appendEvents(batchOf([{ id: "e3", qty: 1, price: "0.0001" }]));
      expect(second.position).toEqual({ version: 2, loadId: null, streamPosition: 3 });
      expect((await storedEvents(warehouse)).map(({ eventId, grossAmount }) => [eventId, grossAmount])).toEqual([
        ["e3", "0.0001"],
        ["e2", "-5.0000"],
        ["e1", "10.0000"],
      ]);
    });

    it("are judged by the as_of of the load that is put back", async () => {
      const { report } = loadRun(0);
      const asOf = (id: number, time: string) => ({ ...loadRun(id), report: report && { ...report, asOf: time } });
      await warehouse.appendEvents(batchOf([{ id: "e1", order: "O1", qty: 1, price: "10" }]));
      await warehouse.swapLoad(await stage(folder, "2 as qty"), asOf(1, "2025-09-16T00:00:00.000Z"));
      await warehouse.swapLoad(await stage(folder, "3 as qty"), asOf(2, "2025-09-21T00:00:00.000Z"));
      expect([await warehouse.revenueWith(1), await warehouse.revenueWith(2)]).toEqual(["31.00", "31.50"]);
      expect((await warehouse.superseded(all)).lines).toBe(1);
      const { run } = await warehouse.rollBack(1, { ...loadRun(3), rolledBackTo: 1 });
      expect([(await warehouse.superseded(all)).lines, run.report?.notices.supersededEvents]).toEqual([0, 0]);
    });

    it("tell how fast they come, how long they take, and which rules the refused ones break", async () => {
      const at = (time: string) => new Date(`2025-09-20T${time}Z`);
      const sent = { qty: 1, price: "10" };
      await warehouse.appendEvents(batchOf([{ ...sent, id: "e1" }], [], at("09:20:00")));
      const soon = { ...sent, ts: "2025-09-20 09:59:59" };
      await warehouse.appendEvents(
        batchOf(
          [
            { ...soon, id: "e2" },
            { ...sent, id: "e3" },
          ],
          [{ message: "x1", body: "{" }],
          at("10:00:02"),
        ),
      );
      const pace = await warehouse.streamPace(at("10:01:30"));
      expect([pace.perMinute.length, pace.perMinute.slice(-3)]).toEqual([30, [0, 2, 0]]);
      expect(pace).toMatchObject({ toQueueMs: { p50: 1000, p95: 1000 }, toCommitMs: { p50: 2000, p95: 2000 }, late: 1 });
      expect(pace.refusals).toEqual([{ rule: "not_json", events: 1 }]);
      expect(pace.refusedLastHour).toBe(1);
      const quiet = await warehouse.streamPace(at("12:00:00"));
      expect(quiet).toMatchObject({ toQueueMs: null, toCommitMs: null, late: 0, refusedLastHour: 0 });
    });

    it("count once, whichever message brings them again, in the same batch or later", async () => {
      const sent = { id: "e1", qty: 1, price: "10" };
      expect(await warehouse.appendEvents(batchOf([sent, { ...sent, message: "m2" }]))).toMatchObject({ ...none, appended: 1, duplicates: 1 });
      const later = await warehouse.appendEvents(batchOf([{ ...sent, message: "m3", ts: "2025-09-20T09:00:00Z" }]));
      expect(later).toMatchObject({ ...none, duplicates: 1, position: { version: 1 } });
      expect(await warehouse.streamCounts()).toMatchObject({ ...counts, events: 1, duplicates: 2 });
    });

    it.each([{ qty: 3 }, { price: "10.0001" }, { order: "O2" }, { customer: null }, { ts: "2025-09-20 09:00:01" }])(
      "report a copy that differs, %o, and keep the first",
      async (change) => {
        const sent = { id: "e1", qty: 1, price: "10" };
        await warehouse.appendEvents(batchOf([sent]));
        const copy = await warehouse.appendEvents(batchOf([{ ...sent, message: "m2", ...change }]));
        expect(copy).toMatchObject({ ...none, duplicates: 1, differing: 1 });
        expect(await storedEvents(warehouse)).toMatchObject([{ eventId: "e1", orderId: "O1", customerId: "C1", qty: 1, grossAmount: "10.0000" }]);
      },
    );

    it("tell a message that comes again from a duplicate, of new events, duplicates and refusals alike", async () => {
      const batch = batchOf(
        [
          { id: "e1", qty: 1, price: "10" },
          { id: "e1", message: "m2", qty: 3, price: "10" },
        ],
        [{ message: "m3", body: "{" }],
      );
      expect(await warehouse.appendEvents(batch)).toMatchObject({ appended: 1, duplicates: 1, differing: 1, redelivered: 0, refused: 1 });
      expect(await warehouse.appendEvents(batch)).toMatchObject({ ...none, redelivered: 3, position: { version: 1, streamPosition: 2 } });
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 1, differing: 1, redelivered: 3, refused: 1 });
    });

    it("that are refused are kept as they came, and counted up when they come again", async () => {
      await warehouse.appendEvents(batchOf([], [{ message: "m1", body: '{"qty":ñ' }]));
      await warehouse.appendEvents({ ...batchOf([], [{ message: "m1", body: '{"qty":ñ', attempt: 2 }]), ingestTime: new Date("2025-09-20T11:00:00Z") });
      const { total, rows } = await warehouse.deadLetters(all);
      const [letter] = rows;
      expect(letter).toMatchObject({ messageId: "m1", attempts: 2, reasons: [{ field: "body", rule: "not_json" }], attributes: {} });
      expect(Buffer.from(letter?.body ?? []).toString()).toBe('{"qty":ñ');
      expect(total).toBe(1);
      expect(await warehouse.deadLetters({ limit: 100, offset: 1 })).toEqual({ total: 1, rows: [] });
      expect((await warehouse.position()).version).toBe(0);
    });

    it("that are refused and long are listed by their beginning, and kept whole", async () => {
      const body = `{"event_id":"${"x".repeat(10_000)}`;
      await warehouse.appendEvents(batchOf([], [{ message: "m1", body }]));
      const [listed] = (await warehouse.deadLetters(all)).rows;
      expect([listed?.body.byteLength, listed?.bodyBytes]).toEqual([4096, body.length]);
      expect(Buffer.from((await warehouse.deadLetter("m1"))?.body ?? []).toString()).toBe(body);
      expect(await warehouse.deadLetter("m2")).toBeNull();
    });

    it("are no dead letters any more once they are accepted", async () => {
      await warehouse.appendEvents(batchOf([], [{ message: "m1", body: "{" }]));
      await warehouse.appendEvents(batchOf([{ id: "e1", message: "m1", qty: 1, price: "1" }]));
      expect(await warehouse.deadLetters(all)).toEqual({ total: 0, rows: [] });
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, refused: 0 });
    });

    it("are counted together, those of the shop and those of a run, and kept apart", async () => {
      await warehouse.appendEvents(batchOf([{ id: "e1", qty: 1, price: "1" }], [{ message: "m9", body: "", run: "r1" }]));
      await warehouse.appendEvents(
        batchOf([
          { id: "e2", qty: 1, price: "1", run: "r1" },
          { id: "e2", message: "m2", qty: 1, price: "1", run: "r1" },
        ]),
      );
      expect(await warehouse.streamCounts()).toMatchObject({ ...counts, events: 2, duplicates: 1, refused: 1 });
      expect((await storedEvents(warehouse)).map(({ simulated, runId }) => [simulated, runId])).toEqual([
        [true, "r1"],
        [false, null],
      ]);
    });

    it("leave the load in place, and the one before it, what they are", async () => {
      await load(1);
      await load(2);
      await warehouse.appendEvents(batchOf([{ id: "e1", order: "O9", qty: 1, price: "5" }]));
      expect(await warehouse.appendEvents(batchOf([{ id: "e2", order: "O9", qty: 1, price: "5" }]))).toMatchObject({
        position: { version: 4, loadId: 2, streamPosition: 2 },
      });
      expect((await warehouse.currentLoad())?.id).toBe(2);
      expect(await warehouse.newVersion()).toEqual({ version: 5, loadId: 2, streamPosition: 2 });
      expect(await load(3)).toEqual({ version: 6, loadId: 3, streamPosition: 2 });
      expect((await warehouse.totals()).revenue).toBe("21.00");
    });

    it("that the load has already are listed with their revenue; the load's as_of decides", async () => {
      await warehouse.appendEvents(
        batchOf([
          { id: "e1", qty: -1, price: "100", ts: "2025-09-15 23:59:59.999999" },
          { id: "e2", qty: 1, price: "5", ts: "2025-09-16 00:00:00" },
          { id: "e3", order: "O9", qty: 1, price: "7", ts: "2025-09-15 12:00:00" },
        ]),
      );
      expect((await warehouse.streamCounts()).superseded).toEqual({ lines: 0, revenue: "0.00" });
      await load(1);
      expect((await warehouse.streamCounts()).superseded).toEqual({ lines: 1, revenue: "-100.00" });
      expect((await warehouse.currentLoad())?.report?.notices).toMatchObject({ supersededEvents: 1, supersededRevenue: "-100.00" });
      expect(await warehouse.superseded(all)).toMatchObject({
        lines: 1,
        revenue: "-100.00",
        rows: [{ eventId: "e1", orderId: "O1", grossAmount: "-100.0000" }],
      });
      expect(await warehouse.superseded({ limit: 5, offset: 1 })).toEqual({ lines: 1, revenue: "-100.00", rows: [] });
    });
  });
}
