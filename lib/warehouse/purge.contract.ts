/** What every warehouse must do when simulated runs are purged, whichever engine holds it. Run by each adapter's own test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEvent } from "../events/parse-event.ts";
import type { Repair } from "./letters.ts";
import { batchOf, storedEvents } from "./streaming.fixture.ts";
import { loadRun, stage } from "./warehouse.contract.ts";
import type { Warehouse } from "./warehouse.ts";

const by = "Ada";

export function describePurge(name: string, open: (folder: string) => Promise<Warehouse>): void {
  describe(`purging simulated runs from a ${name} warehouse`, () => {
    let folder = "";
    let warehouse: Warehouse;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "caudal-purge-"));
      warehouse = await open(folder);
    });
    afterEach(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const left = async () => (await storedEvents(warehouse)).map(({ eventId, qty, runId }) => [eventId, qty, runId]);
    const mixed = batchOf(
      [
        { id: "e1", order: "O8", qty: 2, price: "10", run: "r1" },
        { id: "e2", order: "O9", qty: 1, price: "7", run: "r2" },
        { id: "e3", order: "O9", qty: 1, price: "5" },
      ],
      [
        { message: "x1", body: "{", run: "r1" },
        { message: "x2", body: "[" },
      ],
    );

    it("takes out their lines and dead letters and nothing of the others, and moves version and position on", async () => {
      await warehouse.appendEvents(mixed);
      expect(await warehouse.lastPurge()).toBe(0);
      const purged = await warehouse.purgeRuns({ runIds: ["r1"], by });
      expect(purged).toEqual({ lines: 1, revenue: "20.00", refused: 1, restored: 0, position: { version: 2, loadId: null, streamPosition: 4 } });
      expect(await left()).toEqual([
        ["e3", 1, null],
        ["e2", 1, "r2"],
      ]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 2, refused: 1, simulated: { lines: 1, revenue: "7.00" } });
      expect(await warehouse.runCounts("r1")).toMatchObject({ lines: 0, refused: 0 });
      expect(await warehouse.lastPurge()).toBe(4);
    });

    it("keeps them out when the same messages come again, and when late ones come", async () => {
      await warehouse.appendEvents(mixed);
      await warehouse.purgeRuns({ runIds: ["r1", "r2"], by });
      const again = await warehouse.appendEvents(mixed);
      expect(again).toMatchObject({ appended: 0, refused: 0, redelivered: 2 });
      const late = batchOf([{ id: "e9", qty: 1, price: "1", run: "r2" }], [{ message: "x9", body: "{", run: "r1" }]);
      expect(await warehouse.appendEvents(late)).toMatchObject({ appended: 0, refused: 0 });
      expect(await left()).toEqual([["e3", 1, null]]);
    });

    it("counts from then on the message of the shop that was taken for a duplicate of a simulated event", async () => {
      await warehouse.appendEvents(batchOf([{ id: "e1", qty: 2, price: "10", run: "r1" }]));
      await warehouse.appendEvents(batchOf([{ id: "e1", message: "m-shop", qty: 2, price: "10" }]));
      const { restored, position } = await warehouse.purgeRuns({ runIds: ["r1"], by });
      expect([restored, position.streamPosition]).toEqual([1, 3]);
      expect(await left()).toEqual([["e1", 2, null]]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 0, differing: 0 });
      expect(await warehouse.appendEvents(batchOf([{ id: "e1", message: "m-shop", qty: 2, price: "10" }]))).toMatchObject({ appended: 0, redelivered: 1 });
      expect(await warehouse.appendEvents(batchOf([{ id: "e1", message: "m-other", qty: 2, price: "10" }]))).toMatchObject({ appended: 0, duplicates: 1 });
    });

    it("sets the other duplicates against the message that counts from then on", async () => {
      await warehouse.appendEvents(batchOf([{ id: "e1", qty: 2, price: "10", run: "r1" }]));
      await warehouse.appendEvents(
        batchOf([
          { id: "e1", message: "m-5", qty: 5, price: "10" },
          { id: "e1", message: "m-2", qty: 2, price: "10" },
          { id: "e1", message: "m-5 again", qty: 5, price: "10" },
          { id: "e1", message: "m-r1", qty: 7, price: "10", run: "r1" },
        ]),
      );
      await warehouse.purgeRuns({ runIds: ["r1"], by });
      expect(await left()).toEqual([["e1", 5, null]]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 2, differing: 1 });
    });

    it("leaves the shop's event where the simulated one was the duplicate, and takes out what is superseded", async () => {
      await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      await warehouse.appendEvents(batchOf([{ id: "e1", qty: 2, price: "10" }]));
      await warehouse.appendEvents(
        batchOf([
          { id: "e1", message: "m-r1", qty: 2, price: "10", run: "r1" },
          { id: "e2", qty: 1, price: "7", run: "r1", ts: "2025-09-15 10:00:00" },
        ]),
      );
      expect(await warehouse.purgeRuns({ runIds: ["r1"], by })).toMatchObject({ lines: 1, revenue: "0.00", restored: 0 });
      expect(await left()).toEqual([["e1", 2, null]]);
      expect(await warehouse.streamCounts()).toMatchObject({ events: 1, duplicates: 0, superseded: { lines: 0, revenue: "0.00" } });
    });

    it("tells before what becomes of the numbers, and of which runs there is something", async () => {
      await warehouse.swapLoad(await stage(folder, "2 as qty"), loadRun(1));
      await warehouse.appendEvents(mixed);
      await warehouse.appendEvents(
        batchOf([
          { id: "e1", message: "m-shop", order: "O8", qty: 2, price: "10" },
          { id: "e4", order: "O7", qty: 1, price: "3", run: "r1" },
          { id: "e5", order: "O1", qty: 1, price: "7", run: "r1", ts: "2025-09-15 10:00:00" },
        ]),
      );
      const before = { lines: 5, orders: 4, revenue: "56.00" };
      expect(await warehouse.purgeEffect(["r1"])).toEqual({
        runs: ["r1"],
        before,
        after: { lines: 4, orders: 3, revenue: "53.00" },
        refused: 1,
        restored: 1,
      });
      await warehouse.purgeRuns({ runIds: ["r1"], by });
      expect((await warehouse.purgeEffect([])).before).toEqual({ lines: 4, orders: 3, revenue: "53.00" });
      expect(await warehouse.simulatedRuns()).toMatchObject([
        { runId: "r1", lines: 0, revenue: "0.00", refused: 0, firstAt: null, purged: { by: "Ada" } },
        { runId: "r2", lines: 1, superseded: 0, orders: 1, revenue: "7.00", refused: 0, purged: null },
      ]);
      expect([await warehouse.isPurged("r1"), await warehouse.isPurged("r2")]).toEqual([true, false]);
    });

    it("takes out what was refused of a run and repaired since", async () => {
      await warehouse.appendEvents(batchOf([], [{ message: "x1", body: "{", run: "r1" }]));
      const event = '{"event_id":"e1","order_id":"O9","customer_id":"C1","product_id":"P1","qty":2,"unit_price":10,"event_ts":"2025-09-20 09:00:00"}';
      const mend: Repair = ({ publishTime }) => ({
        body: Buffer.from(event),
        judged: parseEvent(Buffer.from(event), { currency: "USD", timeZone: "UTC", publishTime }),
      });
      await warehouse.replayLetters({ state: "open" }, mend, { id: "a1", by, at: new Date("2025-09-20T12:00:00Z") });
      expect(await left()).toEqual([["e1", 2, "r1"]]);
      expect(await warehouse.purgeRuns({ runIds: ["r1"], by })).toMatchObject({ lines: 1, revenue: "20.00", refused: 1 });
      expect(await left()).toEqual([]);
      expect(await warehouse.deadLetter("x1")).toBeNull();
    });

    it("extracts what would be left", async () => {
      await warehouse.appendEvents(mixed);
      expect(await storedEvents({ extractStreaming: (out) => warehouse.extract(out, ["r1", "r2"]) })).toMatchObject([{ eventId: "e3" }]);
      expect(await storedEvents(warehouse)).toHaveLength(3);
    });
  });
}
