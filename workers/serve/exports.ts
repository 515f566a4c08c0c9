/** Exports of all rows under a filter: a few at a time, each as fast as its reader takes it, none for a reader who left. */
import { AppError } from "../../lib/errors.ts";
import { lend } from "../../lib/lend.ts";
import type { Moment, ServingStore } from "../../lib/serving/serving.ts";
import { withDeadline } from "./deadline.ts";
import { detailCsv } from "./detail-csv.ts";
import { streamText } from "./stream-text.ts";

/** The rows of each lie on disk until its reader has them. */
const atOnce = 4;

type Query = Parameters<ServingStore["detailChunks"]>[0];

export type Exports = {
  /** Once its rows are sorted. Throws AppError `too_slow` when no turn comes within the deadline, `asker_gone`. */
  begin(serving: ServingStore, query: Query, asker: AbortSignal): Promise<{ moment: Moment; body: ReadableStream }>;
};

export function createExports(deadlineMs: number): Exports {
  const turns = lend(Array.from({ length: atOnce }, (_, turn) => turn));
  /** Two sorts of all rows side by side would not fit in memory. */
  const sorter = lend([0]);

  const takeTurn = (gone: AbortSignal) => {
    const take = (late: AbortSignal) => turns.take(AbortSignal.any([late, gone]));
    return withDeadline(deadlineMs, take, "Other exports are under way. Try again when one of them has ended.");
  };
  const sort = async (serving: ServingStore, query: Query, gone: AbortSignal) => {
    const alone = await sorter.take(gone);
    try {
      return await serving.detailChunks(query, gone);
    } finally {
      sorter.giveBack(alone);
    }
  };

  return {
    async begin(serving, query, asker) {
      const { gone, stop } = follow(asker);
      const turn = await takeTurn(gone);
      const giveBack = () => turns.giveBack(turn);
      try {
        const { moment, chunks, close } = await sort(serving, query, gone);
        return { moment, body: streamText(detailCsv(chunks), { stop, onEnd: () => close().finally(giveBack) }) };
      } catch (error) {
        giveBack();
        throw error;
      }
    },
  };
}

/** `stop`: as if the asker left. */
function follow(asker: AbortSignal): { gone: AbortSignal; stop: () => void } {
  const gone = new AbortController();
  const stop = () => gone.abort(new AppError("asker_gone", "Whoever asked for this export has left."));
  if (asker.aborted) stop();
  asker.addEventListener("abort", stop, { once: true });
  return { gone: gone.signal, stop };
}
