/** A change with its sign, exact: "+13,450.91". `same`: in place of no change. */
import { addMoney } from "../../../lib/money.ts";

export function changeText(before: string, after: string, show: (value: string) => string, same: string): string {
  const change = addMoney(after, negated(before));
  if (/^-?[0.]*$/.test(change)) return same;
  return change.startsWith("-") ? show(change) : `+${show(change)}`;
}

function negated(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
