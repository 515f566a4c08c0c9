/** The worker, which kills itself the first time a replay gets to the named point. */
import { config } from "../lib/config.ts";
import type { LongWork, Repair } from "../lib/warehouse/letters.ts";
import type { ReplayKillPoint } from "./kill-points.fixture.ts";
import { createLetters } from "./letters/letters.ts";
import { openWorker } from "./open-worker.ts";

const point = process.argv[2] as ReplayKillPoint;
const die = () => process.kill(process.pid, "SIGKILL");

await openWorker(config(), {
  createLetters: ({ warehouse, onCommitted, ...parts }) =>
    createLetters({
      ...parts,
      warehouse: { ...warehouse, replayLetters: (choice, repair, act, work) => warehouse.replayLetters(choice, dyingRepair(repair), act, dyingWork(work)) },
      onCommitted: (position) => void (point === "between replay and serving" ? die() : onCommitted(position)),
    }),
});

/** Its transaction is open, some letters are repaired. */
function dyingRepair(repair: Repair): Repair {
  let repaired = 0;
  return (letter) => {
    if (point === "within a replay" && ++repaired > 1) die();
    return repair(letter);
  };
}

function dyingWork(work: LongWork = {}): LongWork {
  const commit = () => {
    work.commit?.();
    if (point === "before a replay is kept") die();
  };
  return { ...work, commit };
}
