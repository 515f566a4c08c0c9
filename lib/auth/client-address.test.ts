import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { addressOf, noteClientAddresses } from "./client-address.ts";

const from = (socket: string, forwarded?: string) =>
  new Headers({ "x-caudal-address": socket, ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }) });

it("is the socket's, whatever the client calls itself", async () => {
  noteClientAddresses();
  const server = createServer((request, response) => response.end(String(request.headers["x-caudal-address"]))).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const reply = await fetch(`http://127.0.0.1:${port}`, { headers: { "x-caudal-address": "8.8.8.8", "x-forwarded-for": "8.8.8.8" } });
  expect(await reply.text()).toBe("127.0.0.1");
  server.close();
});

it("is what a proxy beside us saw last, and nobody's word without one", () => {
  const forwarded = "6.6.6.6, 203.0.113.9";
  expect(addressOf(from("127.0.0.1", forwarded), { isBehindProxy: true })).toBe("203.0.113.9");
  expect(addressOf(from("172.18.0.2", forwarded), { isBehindProxy: true })).toBe("203.0.113.9");
  expect(addressOf(from("127.0.0.1", forwarded), { isBehindProxy: false })).toBe("127.0.0.1");
  expect(addressOf(from("198.51.100.7", forwarded), { isBehindProxy: true })).toBe("198.51.100.7");
  expect(addressOf(from("127.0.0.1"), { isBehindProxy: true })).toBe("127.0.0.1");
  expect(addressOf(new Headers({ "x-forwarded-for": forwarded }), { isBehindProxy: true })).toBeNull();
});
