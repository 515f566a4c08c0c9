/** Lets events flow, or holds them back. */

export function createValve(isOpen: boolean) {
  let opening = isOpen ? null : Promise.withResolvers<void>();
  return {
    isShut: () => opening !== null,
    shut(): void {
      opening ??= Promise.withResolvers<void>();
    },
    open(): void {
      opening?.resolve();
      opening = null;
    },
    /** Or until the signal aborts. */
    async untilOpen(signal: AbortSignal): Promise<void> {
      if (opening === null || signal.aborted) return;
      const aborted = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => aborted.resolve(), { once: true });
      await Promise.race([opening.promise, aborted.promise]);
    },
  };
}
