/** The worker, hasty with its inbox, which kills itself the first time it gets to the named point; without one it lives. */
import { config } from "../lib/config.ts";
import { openInboxLoads } from "./inbox/inbox-loads.ts";
import type { InboxKillPoint } from "./kill-points.fixture.ts";
import { openWorker } from "./open-worker.ts";

const point = process.argv[2] as InboxKillPoint | undefined;

await openWorker(config(), {
  openInboxLoads: ({ state, loads, ...parts }) =>
    openInboxLoads({
      ...parts,
      stillMs: 0,
      everyMs: 100,
      loads: { ...loads, loadChecked: (...asked) => (point === "between check and load" ? die() : loads.loadChecked(...asked)) },
      state: {
        ...state,
        inboxSets: { ...state.inboxSets, end: (...ended) => (point === "between load and note" ? die() : state.inboxSets.end(...ended)) },
      },
    }),
});

function die(): never {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}
