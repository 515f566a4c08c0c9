/** The API on a port of this machine. */
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Api } from "./api.ts";

const drainMs = 1_500;
/** An answer that ends leaves its connection idle, not closed. */
const idleMs = 20;
/** Longer than a client rests between two questions: a connection that is closed as the next question comes is an answer lost. */
const keepAliveTimeout = 65_000;

export type Listening = { port: number; close(): Promise<void> };

/** Port 0 takes a free one. */
export function listen(api: Pick<Api, "fetch">, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: api.fetch, port, hostname: "127.0.0.1", serverOptions: { keepAliveTimeout } }, (address: AddressInfo) => {
      server.off("error", reject);
      resolve({ port: address.port, close: () => closeServer(server) });
    });
    server.once("error", reject);
  });
}

async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closeIdle = setInterval(() => "closeIdleConnections" in server && server.closeIdleConnections(), idleMs);
  const force = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(closeIdle);
  clearTimeout(force);
}
