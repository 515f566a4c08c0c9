/** The detail table as a file for a spreadsheet: RFC 4180, in UTF-8 with the mark that spreadsheets look for. */
import { csvText } from "../../lib/csv-text.ts";
import type { Detail, DetailRow } from "../../lib/sales/detail.ts";

const columns = ["order_id", "date", "customer_id", "customer_name", "country", "category", "channel", "revenue"] as const;
const byteOrderMark = "\uFEFF";

export async function* detailCsv(chunks: AsyncIterable<Detail["rows"]>): AsyncGenerator<string> {
  yield `${byteOrderMark}${columns.join(",")}\r\n`;
  for await (const rows of chunks) yield rows.map(csvLine).join("");
}

function csvLine(row: DetailRow): string {
  const texts = [row.orderId, row.date, row.customerId ?? "", row.customerName ?? "", row.country, row.category, row.channel].map(csvText);
  return `${texts.join(",")},${row.revenue}\r\n`;
}
