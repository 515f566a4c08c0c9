/** How far a load is, said at each step and several times a second between. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadProgress } from "./load-job.ts";

const intervalMs = 200;

export type Progress = ReturnType<typeof trackProgress>;

/** Scanning the bytes counts for half of a file, reading its rows for the other half. */
export function trackProgress(bytesTotal: number, send: (progress: LoadProgress) => void) {
  let state: LoadProgress = { step: "reading", rowsDone: 0, rowsTotal: null, bytesDone: 0, bytesTotal, parts: null };
  let sentAt = 0;
  let scanned = 0;
  let read = 0;

  function update(change: Partial<LoadProgress>, now = Date.now()): void {
    const isStep = change.step !== undefined && change.step !== state.step;
    state = { ...state, ...change, bytesDone: Math.round((scanned + read) / 2) };
    if (!isStep && now - sentAt < intervalMs) return;
    sentAt = now;
    send(state);
  }

  return {
    step: (step: LoadProgress["step"]) => update({ step, parts: null }),
    part: (done: number, total: number) => update({ parts: { done, total } }),
    scanned(bytes: number) {
      scanned += bytes;
      update({});
    },
    expectRows: (rowsTotal: number) => update({ rowsTotal }),
    /** Follows the query that reads `rows` rows and `bytes` bytes, then counts them as read. */
    async reading<T>(connection: DuckDBConnection, { rows, bytes }: { rows: number; bytes: number }, query: () => Promise<T>): Promise<T> {
      const { rowsDone } = state;
      const before = read;
      const follow = setInterval(() => {
        const share = Math.min(1, Math.max(0, connection.progress.percentage / 100));
        read = before + bytes * share;
        update({ rowsDone: rowsDone + Math.round(rows * share) });
      }, intervalMs);
      try {
        return await query();
      } finally {
        clearInterval(follow);
        read = before + bytes;
        update({ rowsDone: rowsDone + rows });
      }
    },
  };
}
