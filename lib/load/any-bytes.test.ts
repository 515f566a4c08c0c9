import fc from "fast-check";
import { expect, it } from "vitest";
import { goodFiles, stageFiles } from "./csv-folder.fixture.ts";
import { type LoadTable, loadTables } from "./load-run.ts";

const piece = fc.oneof(
  fc.constantFrom('"', ",", ";", "\t", "\n", "\r\n", "\r", "\0", "\uFEFF", "O1", "P1", "-", ".", "1e9", "2025-09-07", " ", "\\", "'"),
  fc.string({ maxLength: 5 }),
);
const garbage = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join(""))),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);

/** A good file with garbage in place of some of its bytes. */
function spoiltFile(table: LoadTable): fc.Arbitrary<Buffer> {
  const good = Buffer.from(goodFiles[table]);
  const place = fc.integer({ min: 0, max: good.length });
  return fc.tuple(place, place, garbage).map(([a, b, middle]) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    return Buffer.concat([good.subarray(0, from), middle, good.subarray(to)]);
  });
}

const spoilt = fc.constantFrom(...loadTables).chain((table) => fc.record({ table: fc.constant(table), content: fc.oneof(spoiltFile(table), garbage) }));

it("whatever bytes a file holds, the load is staged or refused, and what is out is counted", { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(spoilt, fc.boolean(), async ({ table, content }, acceptRejects) => {
      await stageFiles({ [table]: content }, { acceptRejects }, async ({ outcome, rows }) => {
        expect(["staged", "refused"]).toContain(outcome.state);
        if (outcome.state === "refused") return expect(outcome.report.rejects.length).toBeGreaterThan(0);
        for (const file of outcome.report.files) {
          const kept = await rows(file.name.replace(".csv", "") as LoadTable, "count(*)");
          expect(kept).toEqual([[BigInt(file.rows - file.rejected)]]);
        }
      });
    }),
    { numRuns: 40, seed: 1 },
  ),
);
