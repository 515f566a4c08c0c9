/** One order from the lines it has. */
import { moneyText } from "../money.ts";
import type { Source } from "./dimensions.ts";
import type { Order } from "./order.ts";
import type { Question, Row } from "./question.ts";
import { dayText } from "./side.ts";

type OrderLine = Order["lines"][number];
type OrderCustomer = Order["customers"][number];

export function askOrder(orderId: string): Question {
  return { sql: "serving/order", values: { orderId } };
}

/** null without lines. The channel and country are those of the first line. */
export function parseOrder(rows: Row[], digits: number): Omit<Order, "version"> | null {
  const [first] = rows;
  if (!first) return null;
  return {
    orderId: String(first.order_id),
    channel: String(first.channel),
    country: String(first.country),
    customers: customersOf(rows),
    lines: rows.map((row) => lineOf(row, digits)),
    revenue: moneyText(
      rows.reduce((sum, row) => sum + BigInt(row.gross as bigint), 0n),
      digits,
    ),
    units: rows.reduce((sum, row) => sum + Number(row.qty), 0),
  };
}

function lineOf(row: Row, digits: number): OrderLine {
  return {
    productId: String(row.product_id),
    productName: textOrNull(row.product_name),
    category: String(row.category),
    subcategory: String(row.subcategory),
    qty: Number(row.qty),
    unitPrice: priceText(BigInt(row.unit_price as bigint), digits),
    grossAmount: priceText(BigInt(row.gross as bigint), digits),
    ts: new Date(Number(row.ts_ms)).toISOString(),
    day: dayText(Number(row.day)),
    source: row.source as Source,
  };
}

function customersOf(rows: Row[]): OrderCustomer[] {
  const customers = new Map<string, OrderCustomer>();
  for (const { customer_id, customer_name, known } of rows) {
    if (customer_id === null) continue;
    const customerId = String(customer_id);
    customers.set(customerId, { customerId, name: textOrNull(customer_name), known: known === true });
  }
  return [...customers.values()];
}

/** As many digits as the currency has, and those beyond that the amount needs. */
function priceText(tenThousandths: bigint, digits: number): string {
  const exact = moneyText(tenThousandths, 4);
  const kept = exact.replace(/0+$/, "");
  const needed = kept.length - kept.indexOf(".") - 1;
  return moneyText(tenThousandths, Math.max(digits, needed));
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
