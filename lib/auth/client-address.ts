/** From which address a request came. The pages' framework tells no socket, and believes whatever a client says of itself. */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isLoopback } from "./loopback.ts";

const header = "x-caudal-address";

/** From now on every request that this process takes has its socket's address, in place of what the client sent by that name. */
export function noteClientAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[header] = plain(request.socket.remoteAddress ?? "");
  });
}

/** null: not known. `isBehindProxy`: then the proxy says whom it speaks for. */
export function addressOf(headers: Pick<Headers, "get">, { isBehindProxy }: { isBehindProxy: boolean }): string | null {
  const socket = headers.get(header) || null;
  if (!isBehindProxy || socket === null || !isNear(socket)) return socket;
  const last = (headers.get("x-forwarded-for") ?? "").split(",").at(-1)?.trim();
  return last ? plain(last).slice(0, 45) : socket;
}

/** This machine or its own network, where a proxy stands. Anybody else may forge what a proxy says. */
function isNear(address: string): boolean {
  return isLoopback(address) || /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][\da-f]{2}:|fe80:)/i.test(address);
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, "");
}
