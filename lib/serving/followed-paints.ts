/** Paints that follow the stream: counted once, then brought up to date with the lines of each refresh. */
import type { NewLines } from "../sales/new-lines.ts";
import type { PaintQuery } from "../sales/paint-query.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { bytesIn, countInFull, type FullCount, withStreaming } from "./full-count.ts";
import type { Snapshot } from "./snapshots.ts";
import type { StoreFacts } from "./store-facts.ts";

type Change = { from: number; to: number; added: NewLines };
type Followed = { version: number; counted: FullCount; bytes: number; usedAt: number };

/**
 * Of all changes that are kept; one without lines counts as one. A paint that misses more takes longer to bring up to date than to count anew at a
 * million lines, and holds the event loop for over 50 ms.
 */
const maxLines = 5_000;
/** A ranking of more is not carried along. */
const maxProducts = 10_000;
/** Without a question for so long a paint is followed no more; without a refresh for so long none is begun to be. */
const idleMs = 30_000;

export function followPaints({ now = () => performance.now(), maxBytes = 64 * 2 ** 20 } = {}) {
  const followed = new Map<string, Followed>();
  const underWay = new Map<string, Promise<FullCount>>();
  let changes: Change[] = [];
  let refreshedAt = Number.NEGATIVE_INFINITY;

  async function count(query: PaintQuery, snapshot: Snapshot<StoreFacts>, isLive = false): Promise<FullCount> {
    const { moment, counts } = snapshot.facts;
    const key = JSON.stringify(query);
    const known = followed.get(key);
    const added = known && addedBetween(known.version, moment.version);
    const isWhole = counts.products <= maxProducts && now() - refreshedAt < idleMs;
    const counted = await once(`${moment.version} ${isWhole} ${key}`, () =>
      added ? upToDate(query, known.counted, added, snapshot) : countInFull(query, snapshot, isWhole),
    );
    const whole = isLive ? await withStreaming(query, counted, snapshot) : counted;
    if (isWhole) keep(key, { version: moment.version, counted: whole, bytes: bytesIn(whole), usedAt: now() });
    return whole;
  }

  /** Whoever asks the same meanwhile gets the same, or, where that fails, an own answer: it may have been broken off for another's sake. */
  function once(key: string, work: () => Promise<FullCount>): Promise<FullCount> {
    const started = underWay.get(key);
    if (started) return started.catch(work);
    const mine = work().finally(() => underWay.delete(key));
    underWay.set(key, mine);
    return mine;
  }

  /** null where some of the lines are not known any more. */
  function addedBetween(from: number, to: number): NewLines[] | null {
    if (from === to) return [];
    const first = changes.findIndex((change) => change.from === from);
    const last = changes.findIndex((change) => change.to === to);
    return first < 0 || last < first ? null : changes.slice(first, last + 1).map(({ added }) => added);
  }

  function keep(key: string, next: Followed): void {
    if ((followed.get(key)?.version ?? 0) > next.version) return;
    followed.delete(key);
    followed.set(key, next);
    let bytes = 0;
    for (const paint of followed.values()) bytes += paint.bytes;
    for (const [oldest, paint] of followed) {
      if (bytes <= maxBytes) break;
      followed.delete(oldest);
      bytes -= paint.bytes;
    }
  }

  return {
    count,
    /** Whether the lines of the next refresh, so many, are wanted. */
    wants(lines: number): boolean {
      for (const [key, { usedAt }] of followed) if (now() - usedAt > idleMs) followed.delete(key);
      return followed.size > 0 && lines <= maxLines;
    },
    /** A refresh has led from one version to the next. `added`: null where its lines were not read. */
    note(from: number, to: number, added: NewLines | null): void {
      refreshedAt = now();
      if (added === null) {
        changes = [];
        followed.clear();
        return;
      }
      changes.push({ from, to, added });
      let lines = changes.reduce((sum, change) => sum + weightOf(change), 0);
      for (let oldest = changes[0]; oldest && lines > maxLines; oldest = changes[0]) {
        lines -= weightOf(oldest);
        changes.shift();
      }
    },
  };
}

function weightOf({ added }: Change): number {
  return Math.max(added.lines.length, 1);
}

/** What comes first says how the store stood before all. */
async function upToDate(query: PaintQuery, former: FullCount, added: NewLines[], snapshot: Snapshot<StoreFacts>): Promise<FullCount> {
  const [first] = added;
  return first ? bringUpToDate(query, former, { lines: added.flatMap(({ lines }) => lines), before: first.before }, snapshot) : former;
}
