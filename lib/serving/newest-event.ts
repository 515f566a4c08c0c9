/** The newest sale of a store. All lines are looked through only where some are dated ahead, and then not more often than is seen. */
import { askNewestEvent, type NewestEvent, parseNewestEvent } from "../sales/newest-event.ts";
import type { Question, Row } from "../sales/question.ts";
import type { Moment } from "./serving.ts";

type Looked = { version: number; atMs: number; found: Promise<ReturnType<typeof parseNewestEvent>> };

const seenMs = 1_000;

export function findNewestEvent(ask: (question: Question) => Promise<Row[]>) {
  let last: Looked | null = null;

  function look(version: number, now: Date): Looked {
    const looked: Looked = { version, atMs: now.getTime(), found: ask(askNewestEvent(now)).then(parseNewestEvent) };
    last = looked;
    looked.found.catch(() => {
      if (last === looked) last = null;
    });
    return looked;
  }

  async function stillHolds({ version, atMs, found }: Looked, asked: number, now: number): Promise<boolean> {
    if (now < atMs) return false;
    return now - atMs < seenMs || (version === asked && now < (await found).untilMs);
  }

  return async ({ version, bounds: { newestEvent } }: Moment, now: Date): Promise<NewestEvent> => {
    if (newestEvent === null || Date.parse(newestEvent) <= now.getTime()) return { newestEvent, datedAhead: null };
    const known = last && (await stillHolds(last, version, now.getTime())) ? last : look(version, now);
    return (await known.found).newest;
  };
}
