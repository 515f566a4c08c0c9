/** Whether live events are taken into the warehouse: admins stop and start it, and it stays so over a restart. */
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Caller } from "../../lib/auth/authorize.ts";
import { AppError } from "../../lib/errors.ts";
import type { State } from "../../lib/state/open-state.ts";
import { actorOf } from "../access/actor.ts";
import type { Ingest } from "../ingest/start-ingest.ts";

const IngestPause = z.object({ since: z.iso.datetime(), by: z.string() });
type IngestPause = z.infer<typeof IngestPause>;
type Valve = Pick<Ingest, "pause" | "resume">;

/** The batch under way is waited for so long: while the warehouse takes nothing it never ends. */
const patienceMs = 5_000;

export type IngestPauses = ReturnType<typeof createIngestPauses>;

/** `ingest`: null where this worker does not have the role. */
export function createIngestPauses({ settings, audit, transaction, now }: State, ingest: () => Valve | null) {
  let current = IngestPause.nullable().parse(settings.get("ingest_paused"));

  function valve(): Valve {
    const own = ingest();
    if (!own) throw new AppError("invalid_parameter", "This worker takes no events in (INGEST=off): pause the one that does.", { field: "INGEST" });
    return own;
  }

  return {
    current: () => current,
    /** What was acknowledged after its answer is in no number until it is resumed. */
    async pause(by: Caller): Promise<IngestPause> {
      const { pause } = valve();
      current ??= transaction(() => {
        const started = { since: new Date(now()).toISOString(), by: by.user };
        settings.set("ingest_paused", started);
        audit.add(actorOf(by), { what: "ingest_paused" });
        return started;
      });
      await Promise.race([pause(), wait(patienceMs, null, { ref: false })]);
      return current;
    },
    resume(by: Caller): void {
      const { resume } = valve();
      const before = current;
      if (before === null) return;
      transaction(() => {
        settings.remove("ingest_paused");
        audit.add(actorOf(by), { what: "ingest_resumed", before });
      });
      current = null;
      resume();
    },
  };
}
