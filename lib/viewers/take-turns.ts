/** Many pages are told one after the other: each of them then asks for tiles, and all at once would keep everybody else waiting. */
export type Turns = ReturnType<typeof takeTurns>;

/** `msEach`: what one of them costs this process, roughly. */
export function takeTurns({ msEach = 2, atOnce = 10 } = {}) {
  const waiting = new Set<() => void>();
  let restedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (timer || waiting.size === 0) return;
    timer = setTimeout(go, Math.max(0, restedAt - performance.now()));
  }

  function go(): void {
    timer = undefined;
    const next = [...waiting].slice(0, atOnce);
    restedAt = performance.now() + next.length * msEach;
    for (const turn of next) {
      waiting.delete(turn);
      turn();
    }
    wake();
  }

  return {
    /** Who waits already keeps its place. */
    ask(turn: () => void): void {
      waiting.add(turn);
      wake();
    },
    cancel(turn: () => void): void {
      waiting.delete(turn);
    },
  };
}
