import type { Role } from "../auth/authorize.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { readRefusal } from "../worker-client.ts";
import { type Audience, createAudience } from "./audience.ts";
import { readMessages } from "./read-messages.ts";
import type { Turns } from "./take-turns.ts";

export type OpenStream = (role: Role, signal: AbortSignal) => Promise<Response>;

type Parts = {
  open: OpenStream;
  role: Role;
  turns: Turns;
  /** Once: nobody who comes later can hear by this stream. */
  onEnd: () => void;
  /** The worker speaks every ten seconds at least. */
  silenceMs?: number;
  checkMs?: number;
};

/** Passes on to its audience what the worker tells a role, until it breaks off, falls silent or nobody listens. */
export async function followWorker({ open, role, turns, onEnd, silenceMs = 20_000, checkMs = 5_000 }: Parts): Promise<Audience> {
  const leaving = new AbortController();
  const audience = createAudience({ turns, checkMs, onEmpty: end });
  const silence = setTimeout(() => end(new AppError("too_slow", "The worker says nothing.")), silenceMs);
  leaving.signal.addEventListener("abort", onEnd);

  function end(reason?: unknown): void {
    if (leaving.signal.aborted) return;
    clearTimeout(silence);
    leaving.abort(reason);
    audience.end();
  }

  async function hearAll(body: ReadableStream<Uint8Array>): Promise<void> {
    for await (const message of readMessages(body)) {
      silence.refresh();
      audience.hear(message);
    }
  }

  try {
    const reply = await open(role, leaving.signal);
    if (!reply.ok || !reply.body) throw await readRefusal(reply);
    void hearAll(reply.body)
      .catch(
        (error: Error) => leaving.signal.aborted || log.warn({ role, reason: error.message }, "the worker's stream broke; open pages come back by themselves"),
      )
      .finally(end);
  } catch (error) {
    end();
    throw error;
  }
  return audience;
}
