/** One stream of news from the worker for all open pages of a role. When it breaks, it breaks for all of them; it is left with the last of them. */
import type { Role } from "../auth/authorize.ts";
import type { Audience } from "./audience.ts";
import { followWorker, type OpenStream } from "./follow-worker.ts";
import type { PageAsks } from "./page-stream.ts";
import { takeTurns } from "./take-turns.ts";

type Parts = { open: OpenStream; silenceMs?: number; checkMs?: number };

export function createStreamHub(parts: Parts) {
  const turns = takeTurns();
  const audiences = new Map<Role, Promise<Audience>>();

  function follow(role: Role): Promise<Audience> {
    const onEnd = () => void (audiences.get(role) === audience && audiences.delete(role));
    const audience = followWorker({ ...parts, role, turns, onEnd });
    audiences.set(role, audience);
    return audience;
  }

  return {
    /** Throws AppError as the worker did, `worker_unreachable`, or `too_slow` where it says nothing. */
    async join(role: Role, asks: PageAsks): Promise<ReadableStream<Uint8Array>> {
      const audience = await (audiences.get(role) ?? follow(role));
      return audience.join(asks);
    },
  };
}
