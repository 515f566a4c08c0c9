import { isLoopback, isLoopbackHost } from "./loopback.ts";

type Places = { /** Where web listens. */ host: string; publicUrl: string | undefined };

/** Whether a `Host` header names us. Where web listens for this machine alone, another name means that another site's page leads here. */
export function isOurHost(header: string | null, { host, publicUrl }: Places): boolean {
  if (isLoopbackHost(header) || !isLoopback(host)) return true;
  return publicUrl !== undefined && header === new URL(publicUrl).host;
}
