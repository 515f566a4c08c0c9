import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterEach, expect, it } from "vitest";
import { createAnnouncer } from "../../workers/serve/announcer.ts";
import { type Listening, listen } from "../../workers/serve/listen.ts";
import { status } from "../../workers/serve/status.fixture.ts";
import { Role } from "../auth/authorize.ts";
import { replyToError } from "../error-reply.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import type { Status } from "../status.ts";
import { createStreamHub } from "./stream-hub.ts";

log.level = "silent";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A worker that tells roles apart, web before it, and pages that follow web: all over HTTP. */
async function setUp({ now = () => status, ...parts }: { now?: () => Status; silenceMs?: number; checkMs?: number } = {}) {
  const worker = await startWorker(now);
  const roles: string[] = [];
  const hub = createStreamHub({
    ...parts,
    open: (role, signal) => {
      roles.push(role);
      return fetch(`http://127.0.0.1:${worker.port}/${role}`, { signal });
    },
  });
  const isSignedIn = { value: true };
  const web = await serve(async (request) => {
    const asks = { lastEventId: request.headers.get("last-event-id"), signal: request.signal, mayStay: async () => isSignedIn.value };
    return new Response(await hub.join(roleOf(request), asks));
  });
  const page = (role: Role = "viewer", headers: Record<string, string> = {}) => openPage(`http://127.0.0.1:${web.port}/${role}`, headers);
  return { worker, page, roles, isSignedIn };
}

async function startWorker(now: () => Status) {
  let version = 7;
  let told = () => {};
  let announcer = start();
  const isMute = { value: false };
  const server = await serve((request) => (isMute.value ? new Response(new ReadableStream()) : new Response(announcer.join(roleOf(request)))));
  closing.push(() => announcer.close());

  function start() {
    const onChange = (listener: () => void) => {
      told = listener;
      return () => true;
    };
    return createAnnouncer({ versions: { version: () => version, onChange }, status: async () => now(), gapMs: 0, gapPerPageMs: 0, newsMs: 50 });
  }
  return {
    port: server.port,
    isMute,
    listeners: () => announcer.pages(),
    moveTo(next: number) {
      version = next;
      told();
    },
    restart() {
      announcer.close();
      announcer = start();
    },
  };
}

async function serve(answer: (request: Request) => Response | Promise<Response>): Promise<Listening> {
  const fetch = async (request: Request) => {
    try {
      return await answer(request);
    } catch (error) {
      const { status, body } = replyToError(error, { method: "GET", path: request.url });
      return Response.json(body, { status });
    }
  };
  const server = await listen({ fetch }, 0);
  closing.push(() => server.close());
  return server;
}

const roleOf = ({ url }: Request) => Role.parse(new URL(url).pathname.slice(1));

async function openPage(url: string, headers: Record<string, string>) {
  const asked = get(url, { headers, agent: false });
  const [reply] = (await once(asked, "response")) as [IncomingMessage];
  const ended = new Promise((resolve) => reply.on("close", resolve));
  const versions: number[] = [];
  let news = 0;
  let opening = "";
  let line = "";
  reply.setEncoding("utf8").on("data", (piece: string) => {
    opening = (opening + piece).slice(0, 10_000);
    const lines = (line + piece).split("\n");
    line = lines.pop() ?? "";
    news += lines.filter((one) => one === "event: news").length;
    versions.push(...lines.flatMap((one) => /^data: {"version":(\d+)/.exec(one)?.slice(1).map(Number) ?? []));
  });
  reply.on("error", () => undefined);
  closing.push(() => asked.destroy());
  return {
    status: reply.statusCode,
    opening: () => opening,
    versions: () => versions,
    news: () => news,
    ended,
    reply,
    leave: () => asked.destroy(),
  };
}

it("has one stream from the worker for all pages of a role, and leaves it with the last of them", async () => {
  const { worker, page } = await setUp();
  const pages = await Promise.all([page(), page(), page()]);
  for (const one of pages) await expect.poll(() => one.versions()).toEqual([7]);
  expect(worker.listeners()).toBe(1);
  worker.moveTo(8);
  for (const one of pages) await expect.poll(() => one.versions()).toEqual([7, 8]);
  pages[0]?.leave();
  pages[1]?.leave();
  worker.moveTo(9);
  await expect.poll(() => pages[2]?.versions()).toEqual([7, 8, 9]);
  pages[2]?.leave();
  await expect.poll(() => worker.listeners()).toBe(0);
  expect((await page()).status).toBe(200);
});

it("tells who comes late the last version, as of now, and the news", async () => {
  const { page } = await setUp();
  const early = await page();
  await expect.poll(() => early.opening()).toContain("event: news");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const askedAt = Date.now();
  const late = await page();
  await expect.poll(() => late.opening()).toMatch(/id: 7\nevent: version\ndata: {"version":7,"at":\d+}\n\nevent: news\ndata: {"load":{"id":3/);
  const at = Number(/"at":(\d+)/.exec(late.opening())?.[1]);
  expect(at).toBeGreaterThanOrEqual(askedAt - 100);
  expect(at).toBeLessThanOrEqual(Date.now());
});

it("does not tell a page that comes back the version it knows", async () => {
  const { worker, page } = await setUp();
  const [knows, missed] = await Promise.all([page("viewer", { "last-event-id": "7" }), page("viewer", { "last-event-id": "6" })]);
  await expect.poll(() => missed.versions()).toEqual([7]);
  await expect.poll(() => knows.opening()).toContain("event: news");
  expect(knows.versions()).toEqual([]);
  worker.moveTo(8);
  await expect.poll(() => knows.versions()).toEqual([8]);
});

it("never tells a viewer what admins alone may know", async () => {
  const { worker, page, roles } = await setUp();
  const [viewer, admin] = await Promise.all([page("viewer"), page("admin")]);
  await expect.poll(() => admin.opening()).toContain("/home/ada/shop");
  await expect.poll(() => viewer.opening()).toContain('"load":{"id":3');
  worker.moveTo(8);
  for (const one of [viewer, admin]) await expect.poll(() => one.versions()).toEqual([7, 8]);
  expect(viewer.opening()).not.toContain("/home/ada");
  expect(viewer.opening()).not.toContain("8.8.8.8");
  expect(roles.toSorted()).toEqual(["admin", "viewer"]);
});

it("ends all pages when the worker's stream breaks, and has a new one for those that come back", async () => {
  const { worker, page } = await setUp();
  const pages = await Promise.all([page(), page()]);
  for (const one of pages) await expect.poll(() => one.versions()).toEqual([7]);
  worker.restart();
  for (const one of pages) await one.ended;
  const back = await page();
  worker.moveTo(8);
  await expect.poll(() => back.versions().at(-1)).toBe(8);
  expect(worker.listeners()).toBe(1);
});

it("ends all pages when the worker falls silent", async () => {
  const { worker, page } = await setUp({ silenceMs: 1_000 });
  worker.isMute.value = true;
  const first = await page();
  await first.ended;
  expect(first.versions()).toEqual([]);
  worker.isMute.value = false;
  const back = await page();
  await expect.poll(() => back.versions()).toEqual([7]);
});

it("answers as the worker did when that refuses, and asks again for the next page", async () => {
  let isUp = false;
  const hub = createStreamHub({
    open: async () => {
      if (isUp) return new Response(new ReadableStream());
      throw new AppError("worker_unreachable", "The worker does not answer.");
    },
  });
  const web = await serve(async ({ signal }) => new Response(await hub.join("viewer", { lastEventId: null, signal, mayStay: async () => true })));
  expect((await openPage(`http://127.0.0.1:${web.port}/`, {})).status).toBe(503);
  isUp = true;
  expect((await openPage(`http://127.0.0.1:${web.port}/`, {})).status).toBe(200);
});

it("keeps nothing for a page that does not read, holds up no other, and tells it the newest once it reads", async () => {
  const source = "x".repeat(1_000_000);
  let rowsDone = 0;
  const { worker, page } = await setUp({ now: () => ({ ...status, load: status.load && { ...status.load, source, rowsDone: rowsDone++ } }) });
  const [slow, quick] = await Promise.all([page("admin"), page("admin")]);
  slow.reply.pause();
  await expect.poll(() => quick.news()).toBeGreaterThan(25);
  worker.moveTo(8);
  await expect.poll(() => quick.versions()).toEqual([7, 8]);
  slow.reply.resume();
  await expect.poll(() => slow.versions()).toEqual([7, 8]);
  expect(slow.news()).toBeLessThan(20);
});

it("ends the stream of a page that may not stay", async () => {
  const { page, isSignedIn, worker } = await setUp({ checkMs: 20 });
  const one = await page();
  await expect.poll(() => one.versions()).toEqual([7]);
  isSignedIn.value = false;
  await one.ended;
  await expect.poll(() => worker.listeners()).toBe(0);
});

it("says so when the worker takes no stream in time", async () => {
  const open = (_: Role, signal: AbortSignal) => new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const hub = createStreamHub({ silenceMs: 20, open });
  const asks = { lastEventId: null, signal: new AbortController().signal, mayStay: async () => true };
  await expect(hub.join("viewer", asks)).rejects.toMatchObject({ code: "too_slow" });
});
