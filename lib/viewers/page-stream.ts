/** What one open page hears. Nothing is kept for a page that does not read: it is told once it does. */

export type PageAsks = {
  /** The version that it heard of last. */
  lastEventId: string | null;
  /** Aborts when the page goes. */
  signal: AbortSignal;
  /** Asked again and again while the page listens; must not reject. */
  mayStay: () => Promise<boolean>;
};

type Parts = Pick<PageAsks, "signal" | "mayStay"> & {
  opening: string;
  /** What the page does not know yet, and from now on does. */
  unknown: () => string;
  /** Once, however it ends. */
  onEnd: () => void;
  checkMs: number;
};

export type PageStream = ReturnType<typeof openPageStream>;

const encoder = new TextEncoder();

export function openPageStream({ opening, unknown, signal, mayStay, onEnd, checkMs }: Parts) {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let isBehind = false;
  let isOpen = true;
  const check = setInterval(() => void mayStay().then((may) => may || end()), checkMs).unref();
  const stream = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      controller.enqueue(encoder.encode(opening + unknown()));
    },
    pull: () => (isBehind ? tell() : undefined),
    cancel: leave,
  });
  signal.addEventListener("abort", end);

  function tell(): void {
    isBehind = (controller.desiredSize ?? 0) <= 0;
    const text = isBehind ? "" : unknown();
    if (text !== "") controller.enqueue(encoder.encode(text));
  }

  function leave(): void {
    isOpen = false;
    clearInterval(check);
    signal.removeEventListener("abort", end);
    onEnd();
  }

  function end(): void {
    if (!isOpen) return;
    leave();
    controller.close();
  }

  return { stream, tell, end };
}
