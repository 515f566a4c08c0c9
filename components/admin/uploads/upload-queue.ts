/** Files on their way to the server: one after the other, in pieces, again after a cut, from where it has them. */
import { type UploadName, uploadNameOf, uploadNames } from "../../../lib/uploads/upload-name.ts";
import type { OfferedFile, UploadSet } from "../../../lib/uploads/upload-set.ts";
import { AskError, isPassing } from "../../dashboard/ask.ts";
import { firstPieceBytes, nextPieceBytes, nextRate, smallerPieceBytes } from "./piece-pace.ts";
import type { UploadApi } from "./upload-api.ts";

/** `unsent`: the server waits for the rest of a file that this page does not have. `cut`: tries again by itself. */
type RowState = "unsent" | "waiting" | "sending" | "cut" | "paused" | "failed" | "whole";
export type UploadRow = { name: UploadName; bytes: number; received: number; state: RowState; fault: Error | null; perSecond: number | null };
export type Uploading = {
  set: UploadSet | null;
  rows: UploadRow[];
  /** Names of files that are none of the four. */
  leftOut: string[];
  /** Why the files could not be announced. */
  fault: Error | null;
};

type Options = { api: UploadApi; first: UploadSet | null; wait?: (ms: number, signal: AbortSignal) => Promise<void> };

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

export type UploadQueue = ReturnType<typeof createUploadQueue>;

export function createUploadQueue({ api, first, wait = waitOr }: Options) {
  const listeners = new Set<() => void>();
  const files = new Map<UploadName, File>();
  let shown: Uploading = { set: first, rows: first?.files.map(rowOf) ?? [], leftOut: [], fault: null };
  let underWay: { name: UploadName; stop: AbortController } | null = null;
  let isWorking = false;

  function show(change: Partial<Uploading>): void {
    shown = { ...shown, ...change };
    for (const tell of listeners) tell();
  }
  function showRow(name: UploadName, change: Partial<UploadRow>): void {
    show({ rows: shown.rows.map((row) => (row.name === name ? { ...row, ...change } : row)) });
  }
  /** What the server has; the states of the others stay. */
  function take(set: UploadSet): void {
    const rows = set.files.map((file): UploadRow => {
      const row = shown.rows.find(({ name }) => name === file.name);
      if (file.isWhole || !row || row.state === "whole") return rowOf(file);
      return { ...row, bytes: file.bytes, received: file.received };
    });
    show({ set, rows: rows.sort((a, b) => uploadNames.indexOf(a.name) - uploadNames.indexOf(b.name)) });
  }

  async function offer(given: File[]): Promise<void> {
    const named = given.flatMap((file) => ({ file, name: uploadNameOf(file.name) }));
    show({ leftOut: named.flatMap(({ file, name }) => (name === null ? file.name : [])), fault: null });
    const wanted = named.flatMap(({ file, name }): [UploadName, File][] => (name === null ? [] : [[name, file]]));
    const chosen = new Map(wanted);
    if (chosen.size === 0) return;
    if (underWay && chosen.has(underWay.name)) underWay.stop.abort();
    try {
      take(await api.offer(shown.set?.id ?? null, [...chosen].map(offered)));
    } catch (error) {
      return show({ fault: asError(error) });
    }
    for (const [name, file] of chosen) {
      files.set(name, file);
      if (stateOf(name) !== "whole") showRow(name, { state: "waiting", fault: null });
    }
    void work();
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let row = nextRow(); row; row = nextRow()) await sendRow(row.name);
    isWorking = false;
  }
  const nextRow = () => shown.rows.find(({ state }) => state === "waiting");
  const stateOf = (name: UploadName) => shown.rows.find((row) => row.name === name)?.state;

  async function sendRow(name: UploadName): Promise<void> {
    const stop = new AbortController();
    underWay = { name, stop };
    showRow(name, { state: "sending", fault: null, perSecond: null });
    try {
      await sendRest(name, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) showRow(name, { state: "failed", fault: asError(error) });
    } finally {
      underWay = null;
    }
  }

  /** Goes on through cuts until the file is whole, it was stopped, or something is wrong that does not pass. */
  async function sendRest(name: UploadName, signal: AbortSignal): Promise<void> {
    let pieceBytes = firstPieceBytes;
    let waitMs = firstWaitMs;
    while (!signal.aborted && stateOf(name) !== "whole") {
      const { id } = shown.set ?? { id: "" };
      try {
        take(await api.get(id));
        while (!signal.aborted && stateOf(name) !== "whole") {
          pieceBytes = await sendPiece(id, name, pieceBytes, signal);
          waitMs = firstWaitMs;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!isPassing(error) && !(error instanceof AskError && error.code === "conflict")) throw error;
        showRow(name, { state: "cut", fault: asError(error), perSecond: null });
        pieceBytes = smallerPieceBytes(pieceBytes);
        await wait(waitMs, signal);
        waitMs = Math.min(waitMs * 2, longestWaitMs);
      }
    }
  }

  async function sendPiece(id: string, name: UploadName, pieceBytes: number, signal: AbortSignal): Promise<number> {
    const row = shown.rows.find((one) => one.name === name);
    const file = files.get(name);
    if (!row || !file) throw new AskError({ code: "file_gone", message: `${name} is not here any more.` });
    const bytes = await file
      .slice(row.received, row.received + pieceBytes)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new AskError({ code: "file_gone", message: `${name} cannot be read any more.` }, cause);
      });
    const start = performance.now();
    const set = await api.sendPiece({ id, name, at: row.received, bytes, signal });
    const ms = performance.now() - start;
    if (signal.aborted) return pieceBytes;
    showRow(name, { state: "sending", fault: null, perSecond: nextRate(row.perSecond, bytes.byteLength, ms) });
    take(set);
    return bytes.byteLength < pieceBytes ? pieceBytes : nextPieceBytes(pieceBytes, ms);
  }

  function stop(name: UploadName): void {
    if (underWay?.name === name) underWay.stop.abort();
  }

  return {
    now: () => shown,
    offer,
    pause(name: UploadName): void {
      stop(name);
      showRow(name, { state: "paused", perSecond: null });
    },
    /** Also after a failure, and at once where it waits after a cut. */
    goOn(name: UploadName): void {
      stop(name);
      showRow(name, { state: files.has(name) ? "waiting" : "unsent", fault: null });
      void work();
    },
    async remove(name: UploadName): Promise<void> {
      stop(name);
      files.delete(name);
      const left = shown.rows.filter((row) => row.name !== name);
      const { set } = shown;
      show({ rows: left, fault: null });
      if (!set) return;
      try {
        if (left.length > 0) take(await api.removeFile(set.id, name));
        else await forget(set.id);
      } catch (error) {
        show({ fault: asError(error) });
      }
    },
    /** Leaves what is whole to the list of sources, and begins anew. */
    startOver(): void {
      underWay?.stop.abort();
      files.clear();
      show({ set: null, rows: [], leftOut: [], fault: null });
    },
    subscribe(tell: () => void): () => void {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };

  async function forget(id: string): Promise<void> {
    await api.remove(id);
    show({ set: null, rows: [] });
  }
}

function rowOf({ name, bytes, received, isWhole }: UploadSet["files"][number]): UploadRow {
  return { name, bytes, received, state: isWhole ? "whole" : "unsent", fault: null, perSecond: null };
}

function offered([name, file]: [UploadName, File]): OfferedFile {
  return { name, bytes: file.size, modifiedAt: new Date(file.lastModified).toISOString() };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Shorter when the line is back. */
function waitOr(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
