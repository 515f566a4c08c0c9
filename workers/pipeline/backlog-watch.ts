/** How much waited in the queue, minute by minute, and how fast events come in. */

type Parts = {
  /** Events that wait. */
  waiting: () => Promise<number>;
  /** Events committed a second, over the same time. */
  committedPerSecond: () => number;
  onError: (error: unknown) => void;
  now?: () => number;
  everyMs?: number;
};
type Sample = { at: number; waiting: number };

const spanMs = 10_000;
const minuteMs = 60_000;
const minutes = 60;

export type BacklogWatch = ReturnType<typeof watchBacklog>;

export function watchBacklog({ waiting, committedPerSecond, onError, now = Date.now, everyMs = 1_000 }: Parts) {
  const most = new Map<number, number>();
  let samples: Sample[] = [];
  const timer = setInterval(() => void sample().catch(onError), everyMs).unref();

  async function sample(): Promise<void> {
    const one = { waiting: await waiting(), at: now() };
    samples = [...samples.filter(({ at }) => at > one.at - spanMs - everyMs && at <= one.at), one];
    const minute = Math.floor(one.at / minuteMs);
    most.set(minute, Math.max(most.get(minute) ?? 0, one.waiting));
    for (const known of most.keys()) if (known <= minute - minutes) most.delete(known);
  }

  return {
    sample,
    /** What became of the events that came in: committed, or waiting. */
    perSecond(): number {
      const [first, last] = [samples[0], samples.at(-1)];
      const grownPerSecond = first && last && last.at > first.at ? ((last.waiting - first.waiting) * 1000) / (last.at - first.at) : 0;
      return Math.max(0, grownPerSecond + committedPerSecond());
    },
    /** Of the last hour, the oldest minute first; null where nobody looked. */
    mostPerMinute(): (number | null)[] {
      const minute = Math.floor(now() / minuteMs);
      return Array.from({ length: minutes }, (_, place) => most.get(minute - minutes + 1 + place) ?? null);
    },
    close: () => clearInterval(timer),
  };
}
