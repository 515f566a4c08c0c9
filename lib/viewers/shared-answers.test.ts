import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { type Listening, listen } from "../../workers/serve/listen.ts";
import { createSharedAnswers } from "./shared-answers.ts";

const opened: Listening[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** A worker over HTTP that counts what it is asked, and answers when it is let. */
async function startWorker() {
  const worker = { asked: 0, version: 7, status: 200, until: Promise.resolve(), ask: () => fetch(`http://127.0.0.1:${server.port}/`) };
  const server = await listen({ fetch: () => answer(worker) }, 0);
  opened.push(server);
  return worker;
}

async function answer(worker: { asked: number; version: number; status: number; until: Promise<void> }): Promise<Response> {
  worker.asked++;
  const { version, status } = worker;
  await worker.until;
  return new Response(`tiles of ${version}`, { status, headers: { "x-caudal-version": String(version) } });
}

const textOf = ({ body }: { body: Uint8Array }) => gunzipSync(body).toString();

it("asks once for all who ask at once, and keeps the answer for those who come a little later", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers();
  const all = await Promise.all(Array.from({ length: 500 }, () => answers.get("viewer /v1/paint", 7, worker.ask)));
  expect(new Set(all.map(textOf))).toEqual(new Set(["tiles of 7"]));
  expect(textOf(await answers.get("viewer /v1/paint", 7, worker.ask))).toBe("tiles of 7");
  expect(worker.asked).toBe(1);
});

it("asks anew for another question, and for another role's", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers();
  await Promise.all(["viewer /v1/paint", "viewer /v1/live", "admin /v1/paint"].map((key) => answers.get(key, 7, worker.ask)));
  expect(worker.asked).toBe(3);
});

it("gives nobody an answer of before the version they heard of, kept or under way", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers();
  let go = () => {};
  worker.until = new Promise((resolve) => {
    go = resolve;
  });
  const early = answers.get("q", 7, worker.ask);
  await expect.poll(() => worker.asked).toBe(1);
  worker.version = 8;
  const late = [answers.get("q", 8, worker.ask), answers.get("q", 7, worker.ask)];
  go();
  expect(await Promise.all([early, ...late].map(async (one) => textOf(await one)))).toEqual(["tiles of 7", "tiles of 8", "tiles of 8"]);
  expect(textOf(await answers.get("q", 8, worker.ask))).toBe("tiles of 8");
  worker.version = 9;
  expect(textOf(await answers.get("q", 9, worker.ask))).toBe("tiles of 9");
  expect(worker.asked).toBe(3);
});

it("forgets an answer after a while", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers({ keptMs: 20 });
  await answers.get("q", 7, worker.ask);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await answers.get("q", 7, worker.ask);
  expect(worker.asked).toBe(2);
});

it("keeps no more than it may, the newest answers", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers({ maxBytes: 60, keptMs: 60_000 });
  for (const key of ["a", "b", "c"]) await answers.get(key, 7, worker.ask);
  await answers.get("c", 7, worker.ask);
  expect(worker.asked).toBe(3);
  await answers.get("a", 7, worker.ask);
  expect(worker.asked).toBe(4);
});

it("tells a refusal to all who wait for it, and asks again for the next", async () => {
  const worker = await startWorker();
  const answers = createSharedAnswers();
  worker.status = 503;
  const refused = await Promise.all([answers.get("q", 7, worker.ask), answers.get("q", 7, worker.ask)]);
  expect(refused.map(({ status }) => status)).toEqual([503, 503]);
  worker.status = 200;
  expect((await answers.get("q", 7, worker.ask)).status).toBe(200);
  expect(worker.asked).toBe(2);
});

it("tells all who wait that the worker does not answer, and asks again for the next", async () => {
  const answers = createSharedAnswers();
  const fail = () => Promise.reject(new Error("no worker"));
  const waiting = await Promise.allSettled([answers.get("q", 7, fail), answers.get("q", 7, fail)]);
  expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const worker = await startWorker();
  expect(textOf(await answers.get("q", 7, worker.ask))).toBe("tiles of 7");
});
