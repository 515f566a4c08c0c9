import { expect, it } from "vitest";
import type { Delivery, Outcome } from "../../lib/simulate/orders/delivery.ts";
import type { Publisher } from "./publisher.ts";
import { newSending, sendRun } from "./send-run.ts";

const superseded: Outcome = { kind: "superseded", gross: 10_000n };
const refused: Outcome = { kind: "refused", reasons: [{ field: "qty", rule: "zero" }] };
const at = (dueMs: number, body: string, outcome: Outcome = superseded): Delivery => ({ dueMs, body: Buffer.from(body), outcome });

/** Answers what is expected of each body, but says of one that it was accepted. */
function shop(wronglyAccepted = ""): { publisher: Publisher; sent: { bodies: string[]; atMs: number }[] } {
  const since = performance.now();
  const sent: { bodies: string[]; atMs: number }[] = [];
  const publish: Publisher["publish"] = async (bodies) => {
    const texts = bodies.map(String);
    sent.push({ bodies: texts, atMs: performance.now() - since });
    const answers = texts.map((text) =>
      text.startsWith("bad") && text !== wronglyAccepted ? { accepted: false, reasons: [{ field: "qty", rule: "zero" }] } : { accepted: true, reasons: [] },
    );
    return { answers, lostAnswers: sent.length === 1 ? 2 : 0 };
  };
  return { publisher: { publish }, sent };
}

async function send(deliveries: Delivery[], { publisher }: { publisher: Publisher }, stop = new AbortController()) {
  const sending = newSending();
  await sendRun(deliveries.values(), publisher, { stop: stop.signal }, sending);
  return sending;
}

it("sends each event when it is due, those of one moment together", async () => {
  const { publisher, sent } = shop();
  await send([at(0, "a"), at(0, "b"), at(200, "c")], { publisher });
  expect(sent.map(({ bodies }) => bodies)).toEqual([["a", "b"], ["c"]]);
  expect(sent[1]?.atMs).toBeGreaterThanOrEqual(200);
});

it("sends at most 20,000 at a time, and no more than a request may carry", async () => {
  const { publisher, sent } = shop();
  const sending = await send(
    Array.from({ length: 45_000 }, () => at(0, "a")),
    { publisher },
  );
  expect(sent.map(({ bodies }) => bodies.length)).toEqual([20_000, 20_000, 5_000]);
  expect(sending).toMatchObject({ accepted: 45_000, refused: 0, resent: 40_000, wrongAnswers: 0 });
  const large = shop();
  await send(
    Array.from({ length: 6 }, () => at(0, "x".repeat(1_000_000))),
    large,
  );
  expect(large.sent.map(({ bodies }) => bodies.length)).toEqual([4, 2]);
});

it("makes what comes next while it waits for an answer", async () => {
  let made = 0;
  const deliveries = (function* () {
    for (; made < 10_000; made++) yield at(made, "a");
  })();
  const stop = new AbortController();
  const seen: number[] = [];
  const publish: Publisher["publish"] = async (bodies) => {
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    seen.push(made);
    stop.abort();
    return { answers: bodies.map(() => ({ accepted: true, reasons: [] })), lostAnswers: 0 };
  };
  await sendRun(deliveries, { publish }, { stop: stop.signal }, newSending());
  expect(seen[0]).toBeGreaterThanOrEqual(4_999);
});

it("adds up what must come of what was taken, and what was answered", async () => {
  const sending = await send([at(0, "a"), at(0, "bad", refused), at(0, "c")], shop());
  expect(sending).toMatchObject({ accepted: 2, refused: 1, wrongAnswers: 0, firstWrong: null });
  expect(sending.tally).toMatchObject({ deliveries: 3, superseded: { lines: 2, revenue: 20_000n }, refused: 1 });
});

it("tells the first event that was answered otherwise than it must be", async () => {
  const sending = await send([at(0, "bad 1", refused), at(0, "bad 2", refused)], shop("bad 2"));
  expect(sending).toMatchObject({ wrongAnswers: 1, firstWrong: "bad 2\n  expected: qty zero\n  answered: accepted" });
});

it("ends when it is told to, with what was sent until then", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  const sending = await send([at(0, "a"), at(60_000, "b")], shop(), stop);
  expect(sending.tally.deliveries).toBe(1);
});
