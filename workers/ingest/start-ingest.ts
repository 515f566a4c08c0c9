/** The ingest role: takes batches from the bus, commits them, acks them, in this order. It never holds more than the batch under way and the next. */
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { DeliveredMessage, EventBus } from "../../lib/bus/event-bus.ts";
import { AppError } from "../../lib/errors.ts";
import { log } from "../../lib/log.ts";
import type { Appended } from "../../lib/warehouse/streaming.ts";
import type { Warehouse, WarehousePosition } from "../../lib/warehouse/warehouse.ts";
import { commitMessages } from "./commit-messages.ts";
import { createEventRate } from "./event-rate.ts";
import type { IngestProgress } from "./ingest-status.ts";
import { type JudgedMessage, judgeMessages, type StoreRules } from "./judge-messages.ts";
import { createValve } from "./valve.ts";

export type IngestParts = {
  bus: EventBus;
  warehouse: Pick<Warehouse, "appendEvents">;
  rules: StoreRules;
  /** The warehouse holds new events of the batch, up to there. May resolve once they are shown; must not throw. */
  onCommitted: (position: WarehousePosition, batch: JudgedMessage[]) => Promise<void> | void;
  metrics?: { count: (commit: Appended) => void; observeLags: (publishTimes: Date[]) => void };
  /** Nothing can be written until the warehouse is opened again. */
  onLost: (error: AppError) => void;
  /** Takes nothing until it is resumed. */
  isPaused?: boolean;
  now?: () => Date;
  maxMessages?: number;
  /** From one commit to the next at least, unless batches are full: each has a cost of its own. */
  gapMs?: number;
  /** So long the next batch waits for the last one to be shown: side by side both would take twice as long. */
  patienceMs?: number;
  retryMs?: { first: number; longest: number };
};

type Trouble = { message: string; at: Date };
export type Ingest = ReturnType<typeof startIngest>;

const maxBytes = 4 * 2 ** 20;
const waitMs = 500;
/** The batch is committed by then, or is waiting for the warehouse: it may come again, and is known then. */
const visibilityTimeoutMs = 60_000;
const failedDelayMs = 60_000;

export function startIngest(parts: IngestParts) {
  const { bus, warehouse, rules, onCommitted, onLost, metrics, now = () => new Date() } = parts;
  const { isPaused = false, maxMessages = 10_000, gapMs = 50, patienceMs = 200, retryMs = { first: 200, longest: 10_000 } } = parts;
  const ending = new AbortController();
  const valve = createValve(!isPaused);
  const rate = createEventRate(now);
  let trouble: Trouble | null = null;
  /** What failed and is tried again. */
  const stuck = new Set<unknown>();
  let lastCommitAt: Date | null = null;
  let shown: Promise<void> | void;
  let settling: Promise<void> = Promise.resolve();

  const running = run();

  async function run(): Promise<void> {
    let next = takeBatch();
    while (!ending.signal.aborted) {
      const started = performance.now();
      const batch = await next;
      if (valve.isShut()) {
        await giveBack(batch);
        next = takeBatch();
        continue;
      }
      // The warehouse has its own threads: while it works on a full batch, the one behind it is made ready here.
      const isFull = batch.length >= maxMessages / 2;
      const ahead = isFull ? nextTurn().then(takeBatch) : null;
      settling = batch.length > 0 ? settle(batch) : settling;
      await settling;
      if (batch.length > 0 && !ahead) await untilNext(started);
      next = ahead ?? takeBatch();
    }
    await giveBack(await next);
  }

  async function untilNext(started: number): Promise<void> {
    await Promise.race([shown, rest(patienceMs)]);
    await rest(gapMs - (performance.now() - started));
  }

  async function takeBatch(): Promise<JudgedMessage[]> {
    await valve.untilOpen(ending.signal);
    if (ending.signal.aborted) return [];
    const messages = await untilDone(() => bus.lease({ maxMessages, maxBytes, visibilityTimeoutMs, waitMs }));
    return judgeMessages(messages ?? [], rules);
  }

  /** What was taken and will not be committed any more. */
  async function giveBack(batch: JudgedMessage[]): Promise<void> {
    if (batch.length > 0)
      await retry(
        batch.map(({ message }) => message),
        0,
      );
  }

  async function settle(batch: JudgedMessage[]): Promise<void> {
    const messages = batch.map(({ message }) => message);
    const outcome = await untilDone(() => commitMessages(batch, { warehouse, now }));
    if (!outcome) return;
    const { commits, failed } = outcome;
    const last = commits.findLast(({ appended }) => appended > 0);
    lastCommitAt = now();
    rate.record(messages.length);
    metrics?.observeLags(messages.map(({ publishTime }) => publishTime));
    for (const commit of commits) metrics?.count(commit);
    if (last) shown = onCommitted(last.position, batch);
    const done = messages.filter((message) => !failed.includes(message));
    await untilDone(() => bus.ack(done.map(({ ackId }) => ackId)));
    if (failed.length > 0) await retry(failed, failedDelayMs);
  }

  async function retry(messages: DeliveredMessage[], delayMs: number): Promise<void> {
    const ackIds = messages.map(({ ackId }) => ackId);
    await untilDone(() => bus.retry(ackIds, { delayMs }));
  }

  /** Tries once, then again, each time a little later, until it works or all ends; then null. */
  async function untilDone<T>(work: () => Promise<T>): Promise<T | null> {
    for (let tries = 0; tries === 0 || !ending.signal.aborted; tries++) {
      try {
        const done = await work();
        stuck.delete(work);
        return done;
      } catch (error) {
        note(error);
        stuck.add(work);
        if (error instanceof AppError && error.code === "warehouse_lost") onLost(error);
        await rest(Math.min(retryMs.first * 2 ** tries, retryMs.longest));
      }
    }
    return null;
  }

  function note(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (stuck.size === 0) log.error({ err: error }, "live events wait in the queue");
    trouble = { message, at: now() };
  }

  async function rest(ms: number): Promise<void> {
    if (ms > 0) await wait(ms, null, { signal: ending.signal }).catch(() => null);
  }

  return {
    progress: (): IngestProgress => ({
      state: valve.isShut() ? "paused" : stuck.size > 0 ? "waiting" : "running",
      eventsPerSecond: rate.perSecond(),
      lastCommitAt: lastCommitAt?.toISOString() ?? null,
      lastError: trouble && { message: trouble.message, at: trouble.at.toISOString() },
    }),
    /** What comes in waits in the queue. Resolves once the batch under way is in the warehouse, which may be never while that takes nothing. */
    async pause(): Promise<void> {
      valve.shut();
      await settling;
    },
    resume: (): void => valve.open(),
    /** Lets the batch under way be committed and acked; what waits stays in the queue. */
    async close(): Promise<void> {
      ending.abort();
      await running;
    },
  };
}
