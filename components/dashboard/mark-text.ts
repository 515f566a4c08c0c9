import type { Format } from "../ui/use-format.tsx";

const mostCharacters = 13;

/** An amount beside its mark: exact, but compact where its digits would leave the mark no room. */
export function markText(amount: string, format: Format): string {
  const exact = format.amount(amount);
  return exact.length > mostCharacters ? format.compact(Number(amount)) : exact;
}

/** Exact, but compact from thirteen digits before the decimals on: more than an eye takes in, or a column holds. */
export function columnText(amount: string, format: Format): string {
  return isBeyondReading(amount) ? format.compact(Number(amount)) : format.amount(amount);
}

export function isBeyondReading(amount: string): boolean {
  return /^-?\d{13}/.test(amount);
}
