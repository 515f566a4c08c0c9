import type { ErrorReply } from "../../lib/status.ts";

/** Asks the app's own API, whose answers the server has checked. Throws with the reason in the API's words. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await fetch(`/api${path}`, signal ? { signal } : {});
  if (reply.ok) return (await reply.json()) as T;
  const { error } = (await reply.json()) as ErrorReply;
  throw new Error(error.id === undefined ? error.message : `${error.message} (${error.id})`);
}
