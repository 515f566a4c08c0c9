import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log } from "../../lib/log.ts";
import type { Status } from "../../lib/status.ts";
import { createAnnouncer } from "./announcer.ts";
import { status } from "./status.fixture.ts";

log.level = "silent";

/** Time passes when a test says so. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"] }));
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function setUp(parts: Partial<Parameters<typeof createAnnouncer>[0]> = {}) {
  let version = 7;
  let listener = () => {};
  const versions = {
    version: () => version,
    onChange: (told: () => void) => {
      listener = told;
      return () => true;
    },
  };
  const announcer = createAnnouncer({ versions, status: async () => status, gapMs: 100, gapPerPageMs: 2, newsMs: 1_000, beatMs: 60_000, ...parts });
  const moveTo = (next: number) => {
    version = next;
    listener();
  };
  return { announcer, moveTo };
}

/** What the page hears, as pairs of event and the version or news in it. */
function listen(stream: ReadableStream<Uint8Array>) {
  const heard: { event: string; id: string | undefined; data: { version?: number; load?: Status["load"] } }[] = [];
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const ended = (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const block of decoder
        .decode(piece.value)
        .split("\n\n")
        .filter((text) => text.includes("data: "))) {
        const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        heard.push({ event: fields.event, id: fields.id, data: JSON.parse(fields.data) });
      }
    }
  })();
  const versions = () => heard.flatMap(({ data }) => data.version ?? []);
  return { heard, versions, ended, leave: () => reader.cancel() };
}

it("tells who joins the version and the news, then every new version", async () => {
  const { announcer, moveTo } = setUp();
  const page = listen(announcer.join("viewer"));
  await pass(0);
  expect(page.heard).toMatchObject([
    { event: "version", id: "7" },
    { event: "news", data: { load: { id: 3 } } },
  ]);
  moveTo(8);
  await pass(100);
  expect(page.heard.at(-1)).toMatchObject({ event: "version", id: "8", data: { version: 8 } });
  announcer.close();
});

it("does not tell a page that comes back the version it knows", async () => {
  const { announcer } = setUp();
  const [knows, missed] = [listen(announcer.join("viewer", "7")), listen(announcer.join("viewer", "6"))];
  await pass(0);
  expect(missed.versions()).toEqual([7]);
  expect(knows.heard).toMatchObject([{ event: "news" }]);
  announcer.close();
});

it("tells the last of many versions that come close together", async () => {
  const { announcer, moveTo } = setUp();
  const page = listen(announcer.join("viewer"));
  moveTo(8);
  await pass(100);
  for (const version of [9, 10, 11]) moveTo(version);
  await pass(99);
  expect(page.versions()).toEqual([7, 8]);
  await pass(1);
  expect(page.versions()).toEqual([7, 8, 11]);
  announcer.close();
});

it("tells versions less often the more pages listen", async () => {
  const { announcer, moveTo } = setUp({ gapMs: 1, gapPerPageMs: 150 });
  const pages = [listen(announcer.join("viewer")), listen(announcer.join("viewer"))];
  moveTo(8);
  await pass(300);
  moveTo(9);
  await pass(299);
  expect(pages.map(({ versions }) => versions())).toEqual([
    [7, 8],
    [7, 8],
  ]);
  await pass(1);
  expect(pages[1]?.versions()).toEqual([7, 8, 9]);
  announcer.close();
});

it("asks for news only while a page listens, and goes on when that fails", async () => {
  const news = vi.fn(() => Promise.reject(new Error("disk")));
  const { announcer } = setUp({ status: news });
  await pass(5_000);
  expect(news).not.toHaveBeenCalled();
  const page = listen(announcer.join("viewer"));
  await pass(2_000);
  expect(news).toHaveBeenCalledTimes(3);
  await page.leave();
  expect(announcer.pages()).toBe(0);
  await pass(5_000);
  expect(news).toHaveBeenCalledTimes(3);
  announcer.close();
});

it("tells each role what it may know", async () => {
  const { announcer } = setUp();
  const [viewer, admin] = [listen(announcer.join("viewer")), listen(announcer.join("admin"))];
  await pass(1_000);
  expect(admin.heard.at(-1)?.data.load?.source).toBe("/home/ada/shop");
  expect(viewer.heard.at(-1)?.data.load?.source).toBe("");
  announcer.close();
});

it("repeats the news when nothing else was said for long", async () => {
  const { announcer } = setUp({ beatMs: 10_000 });
  const page = listen(announcer.join("viewer"));
  const news = () => page.heard.filter(({ event }) => event === "news").length;
  await pass(9_000);
  expect(news()).toBe(1);
  await pass(1_000);
  expect(news()).toBe(2);
  await pass(10_000);
  expect(news()).toBe(3);
  announcer.close();
});

it("keeps nothing for a page that does not read, and tells it the newest once it does", async () => {
  const { announcer, moveTo } = setUp();
  const stream = announcer.join("viewer");
  for (let version = 8; version < 60; version++) {
    moveTo(version);
    await pass(100);
  }
  const page = listen(stream);
  await pass(0);
  expect(page.versions().at(-1)).toBe(59);
  expect(page.versions().length).toBeLessThan(30);
  announcer.close();
});

it("ends every stream when it closes, and those that come later", async () => {
  const { announcer } = setUp();
  const page = listen(announcer.join("viewer"));
  announcer.close();
  await page.ended;
  await listen(announcer.join("viewer")).ended;
  expect(announcer.pages()).toBe(0);
});

it("ends the stream of who was signed out, and no other", async () => {
  const { announcer, moveTo } = setUp({ checkMs: 20 });
  let isStillIn = true;
  const [left, stays] = [listen(announcer.join("viewer", undefined, () => isStillIn)), listen(announcer.join("viewer"))];
  await pass(0);
  isStillIn = false;
  await pass(20);
  await left.ended;
  moveTo(8);
  await pass(200);
  expect(stays.versions()).toEqual([7, 8]);
  expect(left.versions()).toEqual([7]);
  announcer.close();
});
