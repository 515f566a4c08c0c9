/** An order line as the JSON that a shop would send. */
import { amountText } from "./amounts.ts";
import type { Shape } from "./run-plan.ts";

export type Line = {
  eventId: string;
  orderId: string;
  customerId: string | null;
  productId: string;
  qty: number;
  /** In ten-thousandths. */
  unitPrice: bigint;
  /** When the order happened, in milliseconds since 1970. */
  at: number;
  shape: Shape;
};

/** The JSON text of each member, in the order they are written. */
export type Members = Map<string, string>;

export type Writer = { currency: string; digits: number; timeText: (at: number) => string };

export function membersOf(line: Line, writer: Writer): Members {
  const price = amountText(line.unitPrice, writer.digits);
  const members: Members = new Map([
    ["event_id", JSON.stringify(line.eventId)],
    ["order_id", JSON.stringify(line.orderId)],
    ["customer_id", JSON.stringify(line.customerId)],
    ["product_id", JSON.stringify(line.productId)],
    ["qty", String(line.qty)],
    ["unit_price", price],
    ["event_ts", timeOf(line, writer)],
  ]);
  if (line.shape === "naive") return members;
  members.set("currency", JSON.stringify(writer.currency));
  members.set("gross_amount", amountText(BigInt(line.qty) * line.unitPrice, writer.digits));
  return members;
}

export function jsonOf(members: Members): string {
  const parts: string[] = [];
  for (const [name, text] of members) parts.push(`"${name}":${text}`);
  return `{${parts.join(",")}}`;
}

function timeOf({ at, shape }: Line, writer: Writer): string {
  if (shape === "naive") return `"${writer.timeText(at)}"`;
  if (shape === "iso") return `"${new Date(at).toISOString()}"`;
  // Whole seconds, or with their fraction: both have been sent.
  return at % 2 === 0 ? `"${Math.floor(at / 1000)}"` : `"${(at / 1000).toFixed(3)}"`;
}
