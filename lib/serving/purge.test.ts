import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { resolvePaintQuery } from "../sales/resolve-paint-query.ts";
import { parseAmount } from "../simulate/orders/amounts.ts";
import type { DuckdbWarehouse } from "../warehouse/duckdb/open-duckdb-warehouse.ts";
import type { IncomingEvent } from "../warehouse/streaming.ts";
import { type AnyCase, anyCase } from "./any-store.fixture.ts";
import { buildServingFromParquet } from "./build-from-parquet.ts";
import { openServing } from "./open-serving.ts";
import { plainDetail } from "./plain-detail.fixture.ts";
import type { ServingStore } from "./serving.ts";
import { contentOf, fillWarehouse, openSmallWarehouse, type SmallStore } from "./small-store.fixture.ts";

type Event = NonNullable<SmallStore["events"]>[number];
type Sent = { event: Event; run: string | null };

const runs = [null, "r1", "r2", "r3"];
const ingestTime = new Date("2026-11-24T00:00:00Z");

function incoming({ event, run }: Sent, index: number): IncomingEvent {
  const unitPrice = parseAmount(event.price);
  const qty = BigInt(event.qty);
  return {
    eventId: event.id,
    orderId: event.order,
    customerId: event.customer ?? null,
    productId: event.product,
    qty,
    unitPrice,
    grossAmount: qty * unitPrice,
    currency: "USD",
    eventTime: BigInt(Date.parse(event.ts)) * 1000n,
    eventTimeText: event.ts,
    statedGrossDiffers: null,
    simulated: run !== null,
    runId: run,
    messageId: `m${index}`,
    publishTime: ingestTime,
  };
}

async function append(warehouse: DuckdbWarehouse, events: IncomingEvent[]): Promise<void> {
  await warehouse.appendEvents({ events, deadLetters: [], ingestTime });
}

async function buildWithout(warehouse: DuckdbWarehouse, folder: string, gone: string[], timeZone: string): Promise<ServingStore> {
  const { streamPosition } = await warehouse.extract(folder, gone);
  const file = join(folder, "serving.duckdb");
  await buildServingFromParquet({ folder, file, loadId: null, streamPosition, timeZone, memoryLimit: "200MB", threads: 1 });
  return openServing({ connect: warehouse.connect, file, alias: "serving_purged", digits: 2 });
}

/** Purges `gone` as the worker does: built without them, taken out, caught up. What came `meanwhile` is appended in between. */
async function purged(drawn: AnyCase, sent: IncomingEvent[], meanwhile: IncomingEvent[], gone: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "caudal-purged-"));
  const warehouse = await openSmallWarehouse(drawn.timeZone);
  await fillWarehouse(warehouse, { ...drawn.store, events: [] });
  await append(warehouse, sent);
  const serving = await buildWithout(warehouse, folder, gone, drawn.timeZone);
  await append(warehouse, meanwhile);
  await serving.refresh((await warehouse.purgeRuns({ runIds: gone, by: "Ada" })).position);
  const close = async () => {
    await serving.close();
    await warehouse.close();
    rmSync(folder, { recursive: true });
  };
  return { warehouse, serving, close };
}

function sorted(rows: object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

it("leaves a store that never had the runs, under any filter, in the serving store, in plain SQL and in the counts", { timeout: 180_000 }, async () => {
  const anyPurge = fc.record({
    drawn: anyCase,
    origins: fc.array(fc.constantFrom(...runs), { minLength: 14, maxLength: 14 }),
    gone: fc.subarray(["r1", "r2", "r3"], { minLength: 1 }),
    cut: fc.nat(14),
  });
  await fc.assert(
    fc.asyncProperty(anyPurge, async ({ drawn, origins, gone, cut }) => {
      const all = (drawn.store.events ?? []).map((event, index) => incoming({ event, run: origins[index] ?? null }, index));
      const never = await openSmallWarehouse(drawn.timeZone);
      const { warehouse, serving, close } = await purged(drawn, all.slice(0, cut), all.slice(cut), gone);
      try {
        await fillWarehouse(never, { ...drawn.store, events: [] });
        for (const part of [all.slice(0, cut), all.slice(cut)]) {
          await append(
            never,
            part.filter(({ runId }) => runId === null || !gone.includes(runId)),
          );
        }
        const query = resolvePaintQuery(drawn.params, { ...serving.moment().bounds, now: drawn.now, timeZone: drawn.timeZone });
        const expected = contentOf(await never.paint(query));
        expect(contentOf(await serving.paint(query))).toEqual(expected);
        expect(contentOf(await warehouse.paint(query))).toEqual(expected);
        const { rows } = await serving.detail({ ...query, sort: "order", direction: "asc", search: "", offset: 0, limit: 500 });
        expect(sorted(rows)).toEqual(sorted((await plainDetail(never, query)).rows));
        expect(await warehouse.streamCounts()).toEqual(await never.streamCounts());
        await append(warehouse, all);
        expect(contentOf(await warehouse.paint(query))).toEqual(expected);
      } finally {
        await close();
        await never.close();
      }
    }),
    { numRuns: 30, seed: 11 },
  );
});
