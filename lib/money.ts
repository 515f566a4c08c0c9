/**
 * Money inside the product is a bigint of ten-thousandths ("units of 1/10000"), as in the tables' decimal(18,4).
 * It leaves as a decimal string with the currency's digits, rounded half away from zero as the engines do.
 */

const moneyScale = 4;

/** Rounds `numerator ÷ denominator` half away from zero. */
export function divideRound(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/** `1234567n` ten-thousandths with 2 digits → "123.46". */
export function moneyText(tenThousandths: bigint, digits: number): string {
  return decimalText(divideRound(tenThousandths * 10n ** BigInt(digits), 10n ** BigInt(moneyScale)), digits);
}

/** `amount ÷ count` as money, rounded once from the exact quotient. */
export function averageText(tenThousandths: bigint, count: number, digits: number): string {
  return decimalText(divideRound(tenThousandths * 10n ** BigInt(digits), BigInt(count) * 10n ** BigInt(moneyScale)), digits);
}

/** Of a decimal(…, 4) as text: "12.3400" → 123400n. */
export function tenThousandthsOf(decimal: string): bigint {
  return scaled(decimal);
}

const digitsOf = new Map<string, number>();

/** How many decimals a currency is shown with: USD 2, CLP 0. */
export function currencyDigits(currency: string): number {
  const digits = digitsOf.get(currency) ?? new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Adds decimal strings of the same number of digits, exactly. */
export function addMoney(a: string, b: string): string {
  const digits = a.split(".")[1]?.length ?? 0;
  return decimalText(scaled(a) + scaled(b), digits);
}

function scaled(text: string): bigint {
  return BigInt(text.replace(".", ""));
}

function decimalText(value: bigint, digits: number): string {
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");
  const sign = value < 0n ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
