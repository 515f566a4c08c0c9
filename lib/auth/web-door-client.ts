/** What the worker tells anybody, asked seldom. */
import { askWorker } from "../worker-client.ts";
import { Door } from "./web-door.ts";

const keptMs = 2_000;
let kept: { at: number; answer: Promise<Door> } | undefined;

/** Throws AppError `worker_unreachable`, `too_slow`. */
export function getDoor(): Promise<Door> {
  if (kept && performance.now() - kept.at < keptMs) return kept.answer;
  const answer = askWorker(null, "/web/door", Door);
  const asked = { at: performance.now(), answer };
  kept = asked;
  answer.catch(() => {
    if (kept === asked) kept = undefined;
  });
  return answer;
}

export async function hasCollectToken(): Promise<boolean> {
  return (await getDoor()).hasCollectToken;
}
