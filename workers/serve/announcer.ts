/** Tells the open pages of every new version, and how the worker fares. A message is written once, however many listen. */

import type { Role } from "../../lib/auth/authorize.ts";
import { log } from "../../lib/log.ts";
import type { News, Status } from "../../lib/status.ts";
import { statusFor } from "./status-for.ts";
import type { Versions } from "./versions.ts";

type Parts = {
  versions: Pick<Versions, "version" | "onChange">;
  status: () => Promise<Status>;
  /** From one version to the next that is told, at least. */
  gapMs?: number;
  /** As long again for each page: all of them ask for the tiles of what they hear. */
  gapPerPageMs?: number;
  newsMs?: number;
  /** A page that hears nothing for longer takes the stream for broken. */
  beatMs?: number;
  /** How soon a page whose reader was signed out hears no more. */
  checkMs?: number;
};

type Page = { role: Role; isStillIn: () => boolean; controller: ReadableStreamDefaultController<Uint8Array>; isBehind: boolean };
export type Announcer = ReturnType<typeof createAnnouncer>;

const encoder = new TextEncoder();
const againMs = 1_000;
/** Beyond that a page does not read: it is told the newest when it does. */
const maxUnread = 16;

export function createAnnouncer({ versions, status, gapMs = 100, gapPerPageMs = 2, newsMs = 1_000, beatMs = 10_000, checkMs = 5_000 }: Parts) {
  const pages = new Set<Page>();
  let telling: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;
  let toldAt = 0;
  /** What each role was told last: not all may know the same. */
  const told = new Map<Role, { text: string; at: number }>();
  let isEnded = false;
  const leave = versions.onChange(() => {
    if (pages.size === 0) return;
    const gap = Math.max(gapMs, pages.size * gapPerPageMs);
    telling ??= setTimeout(tellVersion, Math.max(0, gap - (performance.now() - toldAt)));
  });

  function tellVersion(): void {
    telling = undefined;
    toldAt = performance.now();
    send(versionText(), [...pages]);
  }

  const versionText = () => message("version", { version: versions.version(), at: Date.now() }, versions.version());
  const newsText = (role: Role) => told.get(role)?.text ?? "";

  async function tellNews(): Promise<void> {
    try {
      const now = await status();
      for (const [role, listening] of Map.groupBy(pages, (page) => page.role)) {
        const last = told.get(role);
        const text = message("news", newsOf(statusFor({ role }, now)));
        if (last?.text === text && performance.now() - last.at < beatMs) continue;
        told.set(role, { text, at: performance.now() });
        send(text, listening);
      }
    } catch (error) {
      log.error({ err: error }, "the open pages could not be told the news");
    }
  }

  function add(page: Page): void {
    pages.add(page);
    if (newsText(page.role) === "") void tellNews();
    asking ??= setInterval(() => void tellNews(), newsMs).unref();
    checking ??= setInterval(endForeign, checkMs).unref();
  }

  function remove(page: Page): void {
    pages.delete(page);
    if (pages.size > 0) return;
    clearInterval(asking);
    clearInterval(checking);
    asking = undefined;
    checking = undefined;
    told.clear();
  }

  function end(page: Page): void {
    remove(page);
    page.controller.close();
  }

  function endForeign(): void {
    for (const page of pages) if (!page.isStillIn()) end(page);
  }

  return {
    pages: () => pages.size,
    /** Pages that do not read what they are told. */
    behind: () => [...pages].filter(({ isBehind }) => isBehind).length,
    /** `lastEventId`: the version that the page heard of last. */
    join(role: Role, lastEventId?: string, isStillIn = () => true): ReadableStream<Uint8Array> {
      let page: Page;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            page = { role, isStillIn, controller, isBehind: false };
            const isNew = lastEventId !== String(versions.version());
            controller.enqueue(encoder.encode(`retry: ${againMs}\n\n${isNew ? versionText() : ""}${newsText(role)}`));
            if (isEnded) controller.close();
            else add(page);
          },
          pull(controller) {
            if (!page.isBehind) return;
            page.isBehind = false;
            controller.enqueue(encoder.encode(versionText() + newsText(role)));
          },
          cancel: () => remove(page),
        },
        { highWaterMark: maxUnread },
      );
    },
    /** Ends every stream: the pages come back by themselves. */
    close(): void {
      isEnded = true;
      leave();
      clearTimeout(telling);
      for (const page of pages) end(page);
    },
  };
}

function newsOf({ load, ingest, streaming }: Status): News {
  return { load, ingest, streaming };
}

function message(event: string, body: unknown, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(body)}\n\n`;
}

function send(text: string, pages: Page[]): void {
  const bytes = encoder.encode(text);
  for (const page of pages) {
    if ((page.controller.desiredSize ?? 0) > 0) page.controller.enqueue(bytes);
    else page.isBehind = true;
  }
}
