/** The detail table as a file for a spreadsheet. */
import { csvHead, csvLine, csvText } from "../../lib/csv-text.ts";
import type { Detail, DetailRow } from "../../lib/sales/detail.ts";

const columns = ["order_id", "date", "customer_id", "customer_name", "country", "category", "channel", "revenue"] as const;

export async function* detailCsv(chunks: AsyncIterable<Detail["rows"]>): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const rows of chunks) yield rows.map(lineOf).join("");
}

function lineOf({ orderId, date, customerId, customerName, country, category, channel, revenue }: DetailRow): string {
  return csvLine([...[orderId, date, customerId ?? "", customerName ?? "", country, category, channel].map(csvText), revenue]);
}
