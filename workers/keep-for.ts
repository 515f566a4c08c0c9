/** What `read` answers, read again once the answer is so old. */
export function keepFor<T>(freshMs: number, read: () => T, now: () => number = () => performance.now()): () => T {
  let last: { at: number; value: T } | null = null;
  return () => {
    if (last === null || now() - last.at >= freshMs) last = { at: now(), value: read() };
    return last.value;
  };
}
