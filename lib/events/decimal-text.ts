/** Decimal numbers from their text, exact whatever their size: nothing is computed from an exponent that is out of bounds. */

/** ±`digits` × 10^`power`; `digits` has no zero at either end and is "" for 0. */
export type Decimal = { isNegative: boolean; digits: string; power: number };

const pattern = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** Null when the text is no number. Spaces around it do not matter, nor does a sign or a missing zero, as in CSV files. */
export function parseDecimal(text: string): Decimal | null {
  const parts = pattern.exec(trimSpaces(text));
  if (!parts) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  if (whole === "" && fraction === "") return null;
  const written = whole + fraction;
  let start = 0;
  let end = written.length;
  while (end > 0 && written[end - 1] === "0") end--;
  if (end === 0) return { isNegative: false, digits: "", power: 0 };
  while (written[start] === "0") start++;
  return { isNegative: sign === "-", digits: written.slice(start, end), power: Number(exponent) - fraction.length + written.length - end };
}

/** How many digits stand before the point; 0 or less below 1. */
export function wholeDigits({ digits, power }: Decimal): number {
  return digits.length + power;
}

export function decimals({ power }: Decimal): number {
  return Math.max(0, -power);
}

/** In units of 10^-`scale`, what is smaller cut off. Only for a decimal whose `wholeDigits` are within bounds. */
export function toUnits({ isNegative, digits, power }: Decimal, scale: number): bigint {
  const shift = power + scale;
  const units = BigInt(shift >= 0 ? digits + "0".repeat(shift) : digits.slice(0, shift));
  return isNegative ? -units : units;
}

/** A pattern would look at a long run of spaces once per space. */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === " ") start++;
  while (end > start && text[end - 1] === " ") end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
