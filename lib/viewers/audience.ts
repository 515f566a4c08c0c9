/** The open pages that may know the same. Each is told what it does not know yet: who comes late the last version and news, who waited long the newest only. */
import { z } from "zod";
import { openPageStream, type PageAsks, type PageStream } from "./page-stream.ts";
import type { Message } from "./read-messages.ts";
import type { Turns } from "./take-turns.ts";

type Parts = { turns: Turns; onEmpty: () => void; checkMs?: number };
export type Audience = ReturnType<typeof createAudience>;

/** `at`: the worker's clock (ms). */
const Version = z.object({ version: z.number(), at: z.number() });

const againMs = 1_000;

export function createAudience({ turns, onEmpty, checkMs = 5_000 }: Parts) {
  const pages = new Set<PageStream>();
  let last: (z.infer<typeof Version> & { heardAt: number }) | null = null;
  let news = { text: "", count: 0 };
  let isEnded = false;

  /** Each time what is new since the time before, to a page that heard of `version` last. */
  function newsSince(version: number | null) {
    const known = { version, news: 0 };
    return (): string => {
      const versionText = last && last.version !== known.version ? messageText("version", asOfNow(last), last.version) : "";
      const newsText = news.count === known.news ? "" : messageText("news", news.text);
      Object.assign(known, { version: last?.version ?? known.version, news: news.count });
      return versionText + newsText;
    };
  }

  return {
    hear({ event, data }: Message): void {
      if (event === "version") last = { ...Version.parse(JSON.parse(data)), heardAt: performance.now() };
      else if (event === "news") news = { text: data, count: news.count + 1 };
      for (const page of pages) turns.ask(page.tell);
    },
    join({ lastEventId, signal, mayStay }: PageAsks): ReadableStream<Uint8Array> {
      /** After a break they do not come back all at once. */
      const opening = `retry: ${againMs + pages.size}\n\n`;
      const unknown = newsSince(lastEventId === null ? null : Number(lastEventId));
      const onEnd = () => {
        turns.cancel(page.tell);
        pages.delete(page);
        if (pages.size === 0) onEmpty();
      };
      const page: PageStream = openPageStream({ opening, unknown, signal, mayStay, onEnd, checkMs });
      pages.add(page);
      if (isEnded || signal.aborted) page.end();
      return page.stream;
    },
    /** The pages come back by themselves. */
    end(): void {
      isEnded = true;
      for (const page of pages) page.end();
    },
  };
}

/** The worker's clock has gone on since. */
function asOfNow({ version, at, heardAt }: { version: number; at: number; heardAt: number }): string {
  return JSON.stringify({ version, at: Math.round(at + performance.now() - heardAt) });
}

function messageText(event: string, data: string, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}
