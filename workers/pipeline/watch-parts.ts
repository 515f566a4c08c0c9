/** Writes down when a part of the pipeline is no longer as it was. */
import { log } from "../../lib/log.ts";
import type { Incident, Judgement } from "../../lib/pipeline/pipeline.ts";
import type { PartName } from "../../lib/pipeline/pipeline-parts.ts";

type Judged = Partial<Record<PartName, Judgement>>;
type Parts = { judge: () => Promise<Judged>; write: (incident: Pick<Incident, "part" | "what" | "reasons">) => void; everyMs?: number };

/** All parts are taken to be well at first. */
export function watchParts({ judge, write, everyMs = 5_000 }: Parts) {
  const last = new Map<PartName, string>();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = look().catch((err) => log.error({ err }, "how the pipeline fares could not be written down"));
  }, everyMs).unref();

  async function look(): Promise<void> {
    for (const [part, judgement] of Object.entries(await judge()) as [PartName, Judgement][]) note(part, judgement);
  }

  function note(part: PartName, { health, reasons }: Judgement): void {
    const word = JSON.stringify([health, reasons.map(({ code, at }) => [code, at])]);
    if (word === (last.get(part) ?? JSON.stringify(["ok", []]))) return;
    last.set(part, word);
    write({ part, what: health, reasons });
  }

  return {
    look,
    async close(): Promise<void> {
      clearInterval(timer);
      await looking;
    },
  };
}
