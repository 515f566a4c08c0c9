import { afterEach, beforeEach, expect, it } from "vitest";
import type { Judgement } from "../../lib/pipeline/pipeline.ts";
import { watchParts } from "./watch-parts.ts";

const ok: Judgement = { health: "ok", reasons: [] };
const waits = (count: number): Judgement => ({ health: "degraded", reasons: [{ code: "waits_long", count }] });
let queue = ok;
let written: string[] = [];
let watch: ReturnType<typeof watchParts>;
beforeEach(() => {
  queue = ok;
  written = [];
  const write = ({ part, what, reasons }: { part: string; what: string; reasons: { code: string }[] }) =>
    written.push([part, what, ...reasons.map(({ code }) => code)].join(" "));
  watch = watchParts({ judge: async () => ({ queue }), write, everyMs: 3_600_000 });
});
afterEach(() => watch.close());

it("writes when a part is no longer well, once, and when it is well again", async () => {
  for (const judgement of [ok, waits(11_000), waits(12_000), ok, ok]) {
    queue = judgement;
    await watch.look();
  }
  expect(written).toEqual(["queue degraded waits_long", "queue ok"]);
});

it("writes the same failure again when it is another one", async () => {
  for (const at of ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"]) {
    queue = { health: "degraded", reasons: [{ code: "load_refused", at }] };
    await watch.look();
  }
  expect(written).toHaveLength(2);
});
