/** Sends a run's deliveries when they are due, and adds up what must come of those that were taken. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../../lib/simulate/orders/delivery.ts";
import { Tally } from "../../lib/simulate/orders/tally.ts";
import type { Answer, Publisher } from "./publisher.ts";

export type Sending = {
  tally: Tally;
  accepted: number;
  refused: number;
  resent: number;
  wrongAnswers: number;
  /** The first event that was answered otherwise than expected. */
  firstWrong: string | null;
  seconds: number;
};

const maxEvents = 5_000;
const maxBytes = 4_000_000;
/** Events that are due within it go together. */
const gatherMs = 20;

/** Ends early when `stop` is raised, with what was sent until then. `sending` is kept up to date on the way. */
export async function sendRun(deliveries: Iterator<Delivery>, publisher: Publisher, stop: AbortSignal, sending: Sending): Promise<void> {
  const since = performance.now();
  const elapsed = () => performance.now() - since;
  let next = deliveries.next();
  while (!next.done && !stop.aborted) {
    if (next.value.dueMs > elapsed()) {
      await pause(Math.max(next.value.dueMs - elapsed(), gatherMs), stop);
      continue;
    }
    const batch: Delivery[] = [];
    for (let bytes = 0; !next.done && next.value.dueMs <= elapsed() && batch.length < maxEvents && bytes < maxBytes; next = deliveries.next()) {
      batch.push(next.value);
      bytes += next.value.body.length + 1;
    }
    const { answers, lostAnswers } = await publisher.publish(batch.map(({ body }) => body));
    sending.resent += lostAnswers * batch.length;
    for (const [index, delivery] of batch.entries()) note(sending, delivery, answers[index]);
    sending.seconds = elapsed() / 1000;
  }
}

export function newSending(): Sending {
  return { tally: new Tally(), accepted: 0, refused: 0, resent: 0, wrongAnswers: 0, firstWrong: null, seconds: 0 };
}

function note(sending: Sending, { body, outcome }: Delivery, answer: Answer | undefined): void {
  sending.tally.add(outcome);
  if (answer?.accepted) sending.accepted++;
  else sending.refused++;
  const expected = outcome.kind === "refused" ? reasonsText(outcome.reasons) : "accepted";
  const given = answer?.accepted ? "accepted" : reasonsText(answer?.reasons ?? []);
  if (given === expected) return;
  sending.wrongAnswers++;
  sending.firstWrong ??= `${body.toString().slice(0, 400)}\n  expected: ${expected}\n  answered: ${given}`;
}

function reasonsText(reasons: readonly { field: string; rule: string }[]): string {
  return reasons.map(({ field, rule }) => `${field} ${rule}`).join(", ");
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch((error: Error) => {
    if (error.name !== "AbortError") throw error;
  });
}
