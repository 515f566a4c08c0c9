/** The stream of news from the app's API, opened again whenever it breaks and closed while nobody sees the page. */
import type { News } from "../../lib/status.ts";

type Listener = {
  /** `at`: the worker's clock (ms). */
  onVersion: (version: number, at: number) => void;
  onNews: (news: News) => void;
  /** It is open. */
  onOpen: () => void;
  /** Once for every try that failed. */
  onLost: () => void;
};

const address = "/api/v1/stream";
const againMs = 2_000;
/** The worker speaks every ten seconds at least. */
const silenceMs = 25_000;

/** Returns how to end it. */
export function followStream(listener: Listener): () => void {
  let close = document.hidden ? null : keepOpen(listener);
  const onVisibility = () => {
    close?.();
    close = document.hidden ? null : keepOpen(listener);
  };
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close?.();
  };
}

/** The browser opens a broken stream again by itself, but not one that was answered with an error or just fell silent. */
function keepOpen(listener: Listener): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;

  function open() {
    source = new EventSource(address);
    source.onopen = heard(listener.onOpen);
    source.addEventListener(
      "version",
      heard(({ data }) => {
        const { version, at } = JSON.parse(data);
        listener.onVersion(version, at);
      }),
    );
    source.addEventListener(
      "news",
      heard(({ data }) => listener.onNews(JSON.parse(data))),
    );
    source.onerror = () => {
      listener.onLost();
      if (source.readyState === EventSource.CLOSED) reopenAfter(againMs);
    };
    reopenAfter(silenceMs, listener.onLost);
  }

  function heard<T extends Event>(then: (event: T) => void) {
    return (event: T) => {
      reopenAfter(silenceMs, listener.onLost);
      then(event);
    };
  }

  function reopenAfter(ms: number, before = () => {}) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      before();
      source.close();
      open();
    }, ms);
  }

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
