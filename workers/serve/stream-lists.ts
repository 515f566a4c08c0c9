/** The live events that do not count because the load has them already. */
import type { SupersededReply } from "../../lib/events/superseded-reply.ts";
import { currencyDigits, moneyText, tenThousandthsOf } from "../../lib/money.ts";
import type { Page, StreamedLine } from "../../lib/warehouse/streaming.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

type Parts = { warehouse: Pick<Warehouse, "superseded">; currency: string };

export type StreamLists = ReturnType<typeof createStreamLists>;

export function createStreamLists({ warehouse, currency }: Parts) {
  const digits = currencyDigits(currency);
  return {
    async superseded(page: Page): Promise<SupersededReply> {
      const { lines, revenue, rows } = await warehouse.superseded(page);
      return { lines, revenue, rows: rows.map((line) => lineReply(line, digits)) };
    },
  };
}

function lineReply({ grossAmount, eventTime, publishTime, ingestTime, ...line }: StreamedLine, digits: number): SupersededReply["rows"][number] {
  return {
    ...line,
    revenue: moneyText(tenThousandthsOf(grossAmount), digits),
    eventTime: eventTime.toISOString(),
    publishTime: publishTime.toISOString(),
    ingestTime: ingestTime.toISOString(),
  };
}
