/** Answers that were worked out before, as text. The same question asked twice at once is worked out once. */
import type { Moment } from "../../lib/serving/serving.ts";

type Answer = { body: string; queries: number; moment: Moment };

export function createAnswerCache(maxBytes = 64 * 2 ** 20) {
  const kept = new Map<string, Answer>();
  const underWay = new Map<string, Promise<Answer>>();
  let bytes = 0;

  const forget = (key: string) => {
    bytes -= sizeOf(key, kept.get(key));
    kept.delete(key);
  };

  const keep = (key: string, answer: Answer) => {
    if (kept.has(key)) forget(key);
    kept.set(key, answer);
    bytes += sizeOf(key, answer);
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  };

  return {
    async get(key: string, work: () => Promise<Answer>): Promise<Answer & { cached: boolean }> {
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return { ...known, cached: true };
      }
      const started = underWay.get(key) ?? start(key, work);
      return { ...(await started), cached: false };
    },
  };

  function start(key: string, work: () => Promise<Answer>): Promise<Answer> {
    const answer = work()
      .then((done) => {
        keep(key, done);
        return done;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  }
}

function sizeOf(key: string, answer: Answer | undefined): number {
  return answer ? 2 * (key.length + answer.body.length) : 0;
}
