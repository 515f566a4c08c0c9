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

beforeEach(async () => {
  received = [];
  handlers = [];
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
  return createPublisher({ fetchWorker, runId: "sim-1", firstPauseMs: 5, ...options });
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
  handlers.push(reply(429, "backlog_full", { "retry-after": "1" }));
  const since = performance.now();
  expect(await publisher.publish(bodies)).toEqual({ answers, lostAnswers: 0 });
  expect(performance.now() - since).toBeGreaterThan(950);
  expect(received).toHaveLength(2);
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
  expect(received).toHaveLength(3);
});

it("waits for a worker that is away, knowing that nothing arrived", async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const published = publisherTo(port, { firstPauseMs: 50 }).publish(bodies);
  await new Promise((resolve) => setTimeout(resolve, 120));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await published).toEqual({ answers, lostAnswers: 0 });
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
