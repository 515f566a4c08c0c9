/** Waits until the store stands still: a load that comes during a run would change what it is measured by. */
import { setTimeout as sleep } from "node:timers/promises";
import { Status } from "../../lib/status.ts";
import { ask, type FetchWorker } from "./worker-access.ts";

type Waiting = { say: (text: string) => void; pollMs?: number };

export async function untilReady(fetchWorker: FetchWorker, { say, pollMs = 250 }: Waiting): Promise<void> {
  let said: string | null = null;
  for (;;) {
    const reason = reasonToWait(await ask(fetchWorker, "/v1/status", Status));
    if (reason === null) return;
    if (reason !== said) say(`${reason} The run begins when that has ended …`);
    said = reason;
    await sleep(pollMs);
  }
}

function reasonToWait({ isStarting, load, ingest }: Status): string | null {
  if (load?.state === "running") return `Load ${load.id} of ${load.source} is under way.`;
  if (ingest.state === "paused") return "Ingest is paused.";
  return isStarting ? "Caudal has just started and makes its data ready." : null;
}
