/** Exports of all rows under a filter: a few at a time, each as fast as its reader takes it. */
import { lend } from "../../lib/lend.ts";
import { oneAtATime } from "../../lib/one-at-a-time.ts";
import type { Moment, ServingStore } from "../../lib/serving/serving.ts";
import { withDeadline } from "./deadline.ts";
import { detailCsv } from "./detail-csv.ts";
import { streamText } from "./stream-text.ts";

/** The rows of each lie on disk until its reader has them. */
const atOnce = 4;

export type Exports = {
  /** Once its rows are sorted. Throws AppError `too_slow` when no turn comes within the deadline. */
  begin(serving: ServingStore, query: Parameters<ServingStore["detailChunks"]>[0], asker: AbortSignal): Promise<{ moment: Moment; body: ReadableStream }>;
};

export function createExports(deadlineMs: number): Exports {
  const turns = lend(Array.from({ length: atOnce }, (_, turn) => turn));
  /** Two sorts of all rows side by side would not fit in memory. */
  const sortAlone = oneAtATime();

  return {
    async begin(serving, query, asker) {
      const turn = await withDeadline(deadlineMs, turns.take, "Other exports are under way. Try again when one of them has ended.");
      const gone = new AbortController();
      const stop = () => gone.abort();
      asker.addEventListener("abort", stop, { once: true });
      const giveBack = () => turns.giveBack(turn);
      try {
        const { moment, chunks, close } = await sortAlone(() => serving.detailChunks(query, gone.signal));
        return { moment, body: streamText(detailCsv(chunks), { stop, onEnd: () => close().finally(giveBack) }) };
      } catch (error) {
        giveBack();
        throw error;
      } finally {
        asker.removeEventListener("abort", stop);
      }
    },
  };
}
