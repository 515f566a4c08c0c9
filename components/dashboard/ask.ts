import type { ErrorReply } from "../../lib/status.ts";

/** Asks the app's own API, whose answers the server has checked. Throws with the API's reason and its `code`. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await fetch(`/api${path}`, signal ? { signal } : {});
  if (reply.ok) return (await reply.json()) as T;
  const { error } = (await reply.json()) as ErrorReply;
  const reason = error.id === undefined ? error.message : `${error.message} (${error.id})`;
  throw Object.assign(new Error(reason), { code: error.code });
}
