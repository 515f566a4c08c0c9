/** The worker, which kills itself the first time it gets to the named point. */
import { config } from "../lib/config.ts";
import { startIngest } from "./ingest/start-ingest.ts";
import type { KillPoint } from "./kill-points.fixture.ts";
import { openWorker } from "./open-worker.ts";
import { createCollect } from "./serve/collect.ts";

const point = process.argv[2] as KillPoint;

await openWorker(config(), {
  startIngest: ({ bus, warehouse, onCommitted, ...parts }) =>
    startIngest({
      ...parts,
      warehouse: { appendEvents: (batch) => (point === "before commit" ? die() : warehouse.appendEvents(batch)) },
      onCommitted(position, batch) {
        if (point === "between commit and serving") void die();
        if (point !== "between ack and serving") onCommitted(position, batch);
      },
      bus: { ...bus, ack: (ackIds) => ack(() => bus.ack(ackIds)) },
    }),
  createCollect(parts) {
    const collect = createCollect(parts);
    return async (sent) => {
      const reply = await collect(sent);
      return point === "between publish and answer" ? die() : reply;
    };
  },
});
async function ack(bus: () => Promise<void>): Promise<void> {
  if (point === "between commit and ack") await die();
  await bus();
  if (point === "between ack and serving") await die();
}

function die(): Promise<never> {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}
