/** Sends a run's deliveries when they are due, and adds up what must come of those that were taken. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../../lib/simulate/orders/delivery.ts";
import { Tally } from "../../lib/simulate/orders/tally.ts";
import { longestPauseMs } from "../../lib/simulate/run-limits.ts";
import type { Answer, Publisher } from "./publisher.ts";
import { createRunClock, type RunClock } from "./run-clock.ts";

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

/** A slow answer must not keep a fast run back: with 20,000 events/s one request lasts for a second. */
const maxEvents = 20_000;
const maxBytes = 4_900_000;
/** Made while a request is under way. */
const aheadEvents = 5_000;
/** Events that are due within it go together. */
const gatherMs = 20;
/** How soon a paused run hears that it goes on. */
const pausedMs = 100;

/** Ends early when `stop` is raised, or after too long a pause, with what was sent until then. `sending` is kept up to date on the way. */
export async function sendRun(
  deliveries: Iterator<Delivery>,
  publisher: Publisher,
  { stop, clock = createRunClock() }: { stop: AbortSignal; clock?: RunClock },
  sending: Sending,
): Promise<void> {
  const { elapsed } = clock;
  clock.start();
  const line = lineUp(deliveries);
  for (let first = line.first(); first && !stop.aborted && clock.pausedFor() < longestPauseMs; first = line.first()) {
    if (clock.isPaused() || first.dueMs > elapsed()) {
      await pause(clock.isPaused() ? pausedMs : Math.max(first.dueMs - elapsed(), gatherMs), stop);
      continue;
    }
    const batch = line.takeDue(elapsed);
    const publishing = publisher.publish(batch.map(({ body }) => body));
    setImmediate(line.makeAhead);
    const { answers, lostAnswers } = await publishing;
    sending.resent += lostAnswers * batch.length;
    for (const [index, delivery] of batch.entries()) note(sending, delivery, answers[index]);
    sending.seconds = elapsed() / 1000;
  }
}

/** The deliveries in order, some made ahead of their time: what they say does not depend on when they are made. */
function lineUp(deliveries: Iterator<Delivery>) {
  const made: Delivery[] = [];
  const make = (count: number): boolean => {
    for (let next = deliveries.next(); !next.done; next = deliveries.next()) if (made.push(next.value) >= count) return true;
    return made.length >= count;
  };
  const at = (index: number) => (made.length > index || make(index + 1) ? made[index] : undefined);

  return {
    first: () => at(0),
    /** Those due, as many as one request carries. */
    takeDue(elapsed: () => number): Delivery[] {
      let count = 0;
      let bytes = 0;
      for (let next = at(0); next && next.dueMs <= elapsed() && count < maxEvents; next = at(++count)) {
        bytes += next.body.length + 1;
        if (count > 0 && bytes > maxBytes) break;
      }
      return made.splice(0, count);
    },
    makeAhead: () => void (made.length < aheadEvents && make(aheadEvents)),
  };
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
