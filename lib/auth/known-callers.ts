/** What the worker said of who asks, kept so short that whoever was signed out is soon out. */
import { askWorker } from "../worker-client.ts";
import { type CallerRequest, KnownCaller } from "./web-door.ts";

const keptMs = 5_000;
const mostKept = 10_000;

type Kept = { at: number; answer: Promise<KnownCaller> };

export function createKnownCallers(ask: (request: CallerRequest) => Promise<KnownCaller>, now = () => performance.now()) {
  const kept = new Map<string, Kept>();

  const forgetOld = () => {
    for (const [key, { at }] of kept) if (now() - at >= keptMs || kept.size > mostKept) kept.delete(key);
  };
  const askAnew = (key: string, request: CallerRequest): Promise<KnownCaller> => {
    forgetOld();
    const answer = ask(request);
    kept.set(key, { at: now(), answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
  return (request: CallerRequest): Promise<KnownCaller> => {
    const key = JSON.stringify([request.session, request.token]);
    const known = kept.get(key);
    return known && now() - known.at < keptMs ? known.answer : askAnew(key, request);
  };
}

/** Throws AppError `worker_unreachable`, `too_slow`. */
export const knownCaller = createKnownCallers((request) => askWorker(null, "/web/caller", KnownCaller, { method: "POST", body: JSON.stringify(request) }));
