/** What every warehouse must tell the order simulator, whichever engine holds it. Run by each adapter's own test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchOf } from "./streaming.fixture.ts";
import { loadRun, stage } from "./warehouse.contract.ts";
import type { Warehouse } from "./warehouse.ts";

export function describeSimulator(name: string, open: (folder: string) => Promise<Warehouse>): void {
  describe(`what a simulation asks of a ${name} warehouse`, () => {
    let folder = "";
    let warehouse: Warehouse;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "caudal-simulator-"));
      warehouse = await open(folder);
    });
    afterEach(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const load = async (qty = "2 as qty") => warehouse.swapLoad(await stage(folder, qty), loadRun(1));

    it("is who buys what in this store: O1 of C1, 2 × P1 at 10.50, loaded up to the 16th", async () => {
      await load();
      expect(await warehouse.shopSample()).toEqual({
        currency: "USD",
        digits: 2,
        timeZone: "UTC",
        asOf: Date.UTC(2025, 8, 16),
        customers: [{ id: "C1", country: "Chile", hasBoughtLive: false }],
        products: [{ id: "P1", price: "10.5000" }],
        orders: [
          { id: "O1", customerId: "C1", hasBoughtLive: false, isSoldLive: false, country: "Chile", channel: "Web", productId: "P1", unitPrice: "10.5000" },
        ],
        realEvents: 0,
      });
    });

    it("is nobody and nothing in an empty store", async () => {
      expect(await warehouse.shopSample()).toMatchObject({ asOf: null, customers: [], products: [], orders: [], realEvents: 0 });
    });

    it("is no order without a sale", async () => {
      await load("-1 as qty");
      expect((await warehouse.shopSample()).orders).toEqual([]);
    });

    it("is who has bought live, and of which order", async () => {
      await load();
      await warehouse.appendEvents(batchOf([{ id: "e1", order: "O1", qty: 1, price: "1" }]));
      expect(await warehouse.shopSample()).toMatchObject({ customers: [{ hasBoughtLive: true }], orders: [{ hasBoughtLive: true, isSoldLive: true }] });
    });

    it("is not bought what the load has too, nor what came back", async () => {
      await load();
      await warehouse.appendEvents(
        batchOf([
          { id: "e1", order: "O1", qty: 1, price: "1", ts: "2025-09-15 10:00:00" },
          { id: "e2", order: "O2", qty: -1, price: "1" },
        ]),
      );
      expect(await warehouse.shopSample()).toMatchObject({ customers: [{ hasBoughtLive: false }], orders: [{ hasBoughtLive: false, isSoldLive: false }] });
    });

    it("is how many events no simulator sent, the refused ones with them", async () => {
      await warehouse.appendEvents(batchOf([{ id: "e1", qty: 1, price: "1" }], [{ message: "m9", body: "{" }]));
      await warehouse.appendEvents(batchOf([{ id: "e2", qty: 1, price: "1", run: "r1" }], [{ message: "m8", body: "{", run: "r1" }]));
      expect((await warehouse.shopSample()).realEvents).toBe(2);
      expect(await warehouse.realEvents()).toBe(2);
    });

    it("is what a run left: what counts, what is superseded, absorbed and refused, and nothing of the others", async () => {
      await load();
      const batch = batchOf(
        [
          { id: "e1", order: "O8", qty: 2, price: "10", run: "r1" },
          { id: "e2", order: "O1", qty: 1, price: "7", run: "r1", ts: "2025-09-15 10:00:00" },
          { id: "e1", message: "m3", order: "O8", qty: 3, price: "10", run: "r1" },
        ],
        [
          { message: "m4", body: "{", run: "r1" },
          { message: "m5", body: "{", run: "r1" },
          { message: "m6", body: "[", run: "r1" },
        ],
      );
      await warehouse.appendEvents(batch);
      await warehouse.appendEvents(batchOf([{ id: "e9", order: "O9", qty: 1, price: "1" }], [{ message: "m9", body: "" }]));
      await warehouse.appendEvents(batch);
      expect(await warehouse.runCounts("r1")).toEqual({
        lines: 2,
        linesTwice: 0,
        revenue: "20.0000",
        superseded: { lines: 1, revenue: "7.0000" },
        duplicates: 1,
        differing: 1,
        redelivered: 6,
        otherLines: 1,
        isPurged: false,
        refused: 2,
        refusals: [{ field: "body", rule: "not_json", events: 2 }],
      });
    });

    it("is nothing of a run that never was", async () => {
      expect(await warehouse.runCounts("r2")).toMatchObject({ lines: 0, revenue: "0.0000", duplicates: 0, refused: 0, refusals: [] });
    });
  });
}
