/**
 * What is published: that of one turn of the event loop is committed together, and on the disk before anybody is told. The sync runs beside everything
 * else, and covers all that was committed until it began: many small writes cost one.
 */
import type { OutgoingMessage } from "./event-bus.ts";
import { openPublisher } from "./publisher.ts";
import type { QueueFile } from "./queue-file.ts";

type Waiting = { messages: OutgoingMessage[]; resolve(ids: string[]): void; reject(error: unknown): void };
type Committed = { firstPosition: number; waiting: Waiting[]; ids: string[][] };

export function createPublications(queue: QueueFile, now: () => Date) {
  const append = openPublisher(queue, now);
  let group: Waiting[] = [];
  /** Not known to be on the disk, in order. */
  let unsynced: Committed[] = [];
  /** Of what was refused since: it is committed, and not on the disk before the next sync. */
  let firstRefused: number | null = null;
  let syncing: Promise<void> | null = null;

  function commit(): void {
    const waiting = group;
    group = [];
    if (waiting.length === 0) return;
    try {
      unsynced.push({ waiting, ...append(waiting.map(({ messages }) => messages)) });
      syncing ??= syncAll();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  async function syncAll(): Promise<void> {
    while (unsynced.length > 0) {
      const covered = unsynced.length;
      const failure = await queue.sync().then(
        () => null,
        (error: unknown) => ({ error }),
      );
      const done = unsynced.slice(0, covered);
      unsynced = unsynced.slice(covered);
      firstRefused = failure ? (firstRefused ?? done[0]?.firstPosition ?? null) : null;
      for (const { waiting, ids } of done) {
        for (const [index, { resolve, reject }] of waiting.entries()) {
          if (failure) reject(failure.error);
          else resolve(ids[index] ?? []);
        }
      }
    }
    syncing = null;
  }

  return {
    add: (messages: OutgoingMessage[]) =>
      new Promise<string[]>((resolve, reject) => {
        if (group.length === 0) setImmediate(commit);
        group.push({ messages, resolve, reject });
      }),
    /** No message from there on is to be delivered yet: after a power cut its position, and with it its id, may be another's. */
    firstUnsynced: (): number => firstRefused ?? unsynced[0]?.firstPosition ?? Number.MAX_SAFE_INTEGER,
    /** Finishes what waits. */
    async close(): Promise<void> {
      commit();
      await syncing;
    },
  };
}
