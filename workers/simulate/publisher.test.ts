import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createPublisher, type Publisher } from "./publisher.ts";

type Handler = (body: string, request: IncomingMessage, response: ServerResponse) => void;

const bodies = [Buffer.from('{"event_id":"e1"}'), Buffer.from("spoilt")];
const results = [{ accepted: true }, { accepted: false, reasons: [{ field: "body", rule: "not_json", value: "spoilt", message: "…" }] }];
const answers = [
  { accepted: true, reasons: [] },
  { accepted: false, reasons: [{ field: "body", rule: "not_json" }] },
];

let server: Server;
let publisher: Publisher;
let received: string[];
let handlers: Handler[];
/** How long the publisher paused, and what happens meanwhile. */
let pauses: number[];
let whilePausing: () => Promise<unknown>;

beforeEach(async () => {
  received = [];
  handlers = [];
  pauses = [];
  whilePausing = async () => {};
  server = createServer(async (request, response) => {
    const body = await text(request);
    received.push(body);
    (handlers.shift() ?? take)(body, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  publisher = publisherTo((server.address() as AddressInfo).port);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function publisherTo(port: number, options = {}): Publisher {
  const fetchWorker = (path: string, request?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, request);
  const pause = async (ms: number) => {
    pauses.push(ms);
    await whilePausing();
  };
  return createPublisher({ fetchWorker, runId: "sim-1", pause, ...options });
}

const take: Handler = (_, __, response) => void response.writeHead(202, { "content-type": "application/json" }).end(JSON.stringify({ results }));
const reply =
  (status: number, code: string, headers = {}): Handler =>
  (_, __, response) =>
    void response.writeHead(status, headers).end(JSON.stringify({ error: { code, message: `because of ${code}` } }));

it("sends one event per line with the run's id, and tells the answer of each", async () => {
  let seen: IncomingMessage["headers"] = {};
  handlers.push((body, request, response) => {
    seen = request.headers;
    take(body, request, response);
  });
  expect(await publisher.publish(bodies)).toEqual({ answers, lostAnswers: 0 });
  expect(received).toEqual(['{"event_id":"e1"}\nspoilt\n']);
  expect(seen).toMatchObject({ "content-type": "application/x-ndjson", "x-caudal-run-id": "sim-1" });
});

it("comes back when it is told to", async () => {
  handlers.push(reply(429, "backlog_full", { "retry-after": "7" }));
  expect(await publisher.publish(bodies)).toEqual({ answers, lostAnswers: 0 });
  expect([received.length, pauses]).toEqual([2, [7_000]]);
});

it("sends again when the answer is lost, and says that it may have arrived twice", async () => {
  const lose: Handler = (_, request) => void request.socket.destroy();
  handlers.push(lose, lose);
  expect(await publisher.publish(bodies)).toEqual({ answers, lostAnswers: 2 });
  expect(received).toEqual(Array(3).fill(received[0]));
});

it("sends again when the disk is full", async () => {
  handlers.push(reply(507, "disk_full"), reply(503, "file_locked"));
  expect((await publisher.publish(bodies)).answers).toEqual(answers);
  expect([received.length, pauses]).toEqual([3, [100, 200]]);
});

it("waits for a worker that is away, knowing that nothing arrived", async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  whilePausing = async () => pauses.length === 6 && new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await publisherTo(port).publish(bodies)).toEqual({ answers, lostAnswers: 0 });
  expect(pauses).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

it("gives up in the end, with the reason", async () => {
  handlers.push(reply(507, "disk_full"), reply(507, "disk_full"));
  const { port } = server.address() as AddressInfo;
  await expect(publisherTo(port, { giveUpMs: 0 }).publish(bodies)).rejects.toMatchObject({ code: "disk_full" });
});

it("does not try again what will never be taken", async () => {
  handlers.push(reply(403, "forbidden"));
  await expect(publisher.publish(bodies)).rejects.toMatchObject({ code: "forbidden", message: "because of forbidden" });
  expect(received).toHaveLength(1);
});

it("takes an answer that leaves events out for a defect", async () => {
  await expect(publisher.publish(bodies.slice(1))).rejects.toThrow("1 events were sent, and the answer tells of 2");
});
