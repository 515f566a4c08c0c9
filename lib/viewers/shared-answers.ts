/** Answers that many pages ask for at the same moment: each is asked of the worker once, and compressed once. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** `body` is gzipped. `version`: 0 where the answer names none. */
type Answer = { status: number; headers: Headers; version: number; body: Uint8Array<ArrayBuffer> };
type Kept = Answer & { at: number };
type UnderWay = { atLeast: number; answer: Promise<Answer> };

const compress = promisify(gzip);
/** Small answers, quickly: a higher level takes longer than it saves. */
const level = 3;

export function createSharedAnswers({ maxBytes = 32 * 2 ** 20, keptMs = 2_000 } = {}) {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, UnderWay>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= kept.get(key)?.body.byteLength ?? 0;
    kept.delete(key);
  }

  function keep(key: string, answer: Answer): void {
    const at = performance.now();
    for (const [old, { at: since }] of kept) if (at - since > keptMs) forget(old);
    if ((kept.get(key)?.version ?? 0) > answer.version) return;
    forget(key);
    kept.set(key, { ...answer, at });
    bytes += answer.body.byteLength;
    for (const oldest of kept.keys()) if (bytes > maxBytes) forget(oldest);
  }

  async function work(key: string, ask: () => Promise<Response>): Promise<Answer> {
    const reply = await ask();
    const body = await compress(await reply.arrayBuffer(), { level });
    const answer = { status: reply.status, headers: reply.headers, version: Number(reply.headers.get("x-caudal-version")), body };
    if (reply.ok) keep(key, answer);
    return answer;
  }

  return {
    /** An answer of version `atLeast` or a later one, as far as the worker has it. */
    get(key: string, atLeast: number, ask: () => Promise<Response>): Promise<Answer> {
      const known = kept.get(key);
      if (known && known.version >= atLeast && performance.now() - known.at <= keptMs) return Promise.resolve(known);
      const started = underWay.get(key);
      if (started && started.atLeast >= atLeast) return started.answer;
      const mine: UnderWay = { atLeast, answer: work(key, ask).finally(() => underWay.get(key) === mine && underWay.delete(key)) };
      underWay.set(key, mine);
      return mine.answer;
    },
  };
}
