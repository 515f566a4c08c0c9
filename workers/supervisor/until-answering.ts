import { setTimeout as wait } from "node:timers/promises";

/** Waits until `url` answers anything at all. */
export async function untilAnswering(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await (await fetch(url, { signal, redirect: "manual" })).body?.cancel();
      return;
    } catch {
      await wait(100, undefined, { signal });
    }
  }
}
