import type { Format } from "../ui/use-format.tsx";

const mostCharacters = 13;

/** An amount beside its mark: exact, but compact where its digits would leave the mark no room. */
export function markText(amount: string, format: Format): string {
  const exact = format.amount(amount);
  return exact.length > mostCharacters ? format.compact(Number(amount)) : exact;
}
