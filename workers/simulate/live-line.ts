/** How a run is going, in one line of the terminal; where there is none, a line every few seconds. */
import { amountText } from "../../lib/simulate/orders/amounts.ts";
import { Status } from "../../lib/status.ts";
import { readStreaming } from "./read-screen.ts";
import type { FollowedRun } from "./simulate.ts";
import { ask } from "./worker-access.ts";

type Options = Pick<FollowedRun, "fetchWorker" | "sending" | "digits" | "before">;
type Seen = { backlog: number; revenue: bigint } | "nothing yet" | "no answer";

export function showLiveLine({ fetchWorker, sending, digits, before }: Options, out: NodeJS.WriteStream): { end(): void } {
  const revenueBefore = before.screen.streaming.revenue;
  const everyMs = out.isTTY ? 500 : 5_000;
  let seen: Seen = "nothing yet";
  let ended = false;
  let last = { deliveries: 0, at: performance.now() };

  const draw = () => {
    const { deliveries, revenue } = sending.tally;
    const now = performance.now();
    const rate = ((deliveries - last.deliveries) * 1000) / (now - last.at);
    last = { deliveries, at: now };
    const counts = `${whole(deliveries)} sent, ${whole(rate)}/s, ${whole(sending.accepted)} accepted, ${whole(sending.refused)} refused`;
    const text = `${counts}, ${shownText(seen)} ${money(revenue)}`;
    out.write(out.isTTY ? `\r\u001b[K${text.slice(0, (out.columns ?? 160) - 1)}` : `${text}\n`);
  };
  const shownText = (seen: Seen) => {
    if (seen === "nothing yet") return "to be shown";
    if (seen === "no answer") return "the worker does not answer; to be shown";
    return `backlog ${whole(seen.backlog)}, shown ${money(seen.revenue - revenueBefore)} of`;
  };
  const money = (amount: bigint) => amountText(amount, digits);
  const look = async () => {
    const [status, { revenue }] = await Promise.all([ask(fetchWorker, "/v1/status", Status), readStreaming(fetchWorker)]);
    seen = { backlog: status.ingest.backlog, revenue };
  };

  let looking = false;
  const timer = setInterval(() => {
    if (looking) return draw();
    looking = true;
    void look()
      .catch(() => {
        seen = "no answer";
      })
      .finally(() => {
        looking = false;
        if (!ended) draw();
      });
  }, everyMs);
  return {
    end() {
      ended = true;
      clearInterval(timer);
      if (out.isTTY) out.write("\r\u001b[K");
    },
  };
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}
