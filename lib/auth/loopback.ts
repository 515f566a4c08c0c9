/** Names of this machine that nobody else's network can answer to. */

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A `Host` header, with or without a port. A page of another site that resolves its name to this machine does not pass. */
export function isLoopbackHost(header: string | null | undefined): boolean {
  return header ? isLoopback(header.replace(/:\d+$/, "")) : false;
}
