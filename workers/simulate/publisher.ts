/** Sends events as a shop would: over HTTP, one per line, again and again until they are taken. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Reason } from "../../lib/simulate/orders/malformed.ts";
import { readRefusal } from "../../lib/worker-client.ts";
import type { FetchWorker } from "./worker-access.ts";

const Answer = z.object({ accepted: z.boolean(), reasons: z.array(z.object({ field: z.string(), rule: z.string() })).default([]) });
export type Answer = z.infer<typeof Answer>;
const Reply = z.object({ results: z.array(Answer) });

type Published = {
  /** One per body, in order. */
  answers: { accepted: boolean; reasons: Reason[] }[];
  /** Earlier tries that may have arrived as well: their answers were lost. */
  lostAnswers: number;
};

export type Publisher = { publish(bodies: Buffer[]): Promise<Published> };

type Options = { fetchWorker: FetchWorker; runId: string; giveUpMs?: number; timeoutMs?: number; pause?: (ms: number) => Promise<unknown> };
type Try = { answers: Answer[] } | { answers: null; error: Error; mayHaveArrived: boolean; pauseMs: number | null };

const firstPauseMs = 100;
const longestPauseMs = 1_000;

/** `publish` throws what the last try failed of once `giveUpMs` have passed, and at once what trying again cannot mend. */
export function createPublisher({ fetchWorker, runId, giveUpMs = 300_000, timeoutMs = 30_000, pause = sleep }: Options): Publisher {
  const headers = { "content-type": "application/x-ndjson", "x-caudal-run-id": runId };

  const send = async (body: Uint8Array<ArrayBuffer>): Promise<Try> => {
    try {
      const response = await fetchWorker("/v1/events", { method: "POST", headers, body, signal: AbortSignal.timeout(timeoutMs) });
      if (response.ok) return { answers: Reply.parse(await response.json()).results };
      if (response.status < 500 && response.status !== 429) throw new Hopeless(await readRefusal(response));
      const pauseMs = Number(response.headers.get("retry-after") ?? Number.NaN) * 1000;
      return { answers: null, error: await readRefusal(response), mayHaveArrived: response.status !== 429, pauseMs: Number.isNaN(pauseMs) ? null : pauseMs };
    } catch (error) {
      if (error instanceof Hopeless) throw error.cause;
      if (!(error instanceof Error) || error instanceof z.ZodError) throw error;
      return { answers: null, error, mayHaveArrived: !isRefusedConnection(error), pauseMs: null };
    }
  };

  return {
    async publish(bodies) {
      const body = lines(bodies);
      const since = performance.now();
      let lostAnswers = 0;
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
        const tried = await send(body);
        if (tried.answers) return { answers: matched(tried.answers, bodies), lostAnswers };
        if (tried.mayHaveArrived) lostAnswers++;
        if (performance.now() - since > giveUpMs) throw tried.error;
        await pause(tried.pauseMs ?? pauseMs);
      }
    },
  };
}

class Hopeless extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

function lines(bodies: Buffer[]): Uint8Array<ArrayBuffer> {
  const end = Buffer.from("\n");
  return new Uint8Array(Buffer.concat(bodies.flatMap((body) => [body, end])));
}

function matched(answers: Answer[], bodies: Buffer[]): Answer[] {
  if (answers.length === bodies.length) return answers;
  throw new Error(`${bodies.length} events were sent, and the answer tells of ${answers.length}`);
}

/** Nobody listened: nothing was sent. */
function isRefusedConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "ECONNREFUSED") || isRefusedConnection(error.cause);
}
