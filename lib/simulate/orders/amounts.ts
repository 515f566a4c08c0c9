/**
 * Amounts as whole ten-thousandths. Written here once more, although the product can do it: the oracle must not repeat a fault of
 * what it judges.
 */

/** "-12.5" → -125000n. At most 4 decimals. */
export function parseAmount(text: string): bigint {
  const [, sign, whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  if (sign === undefined) throw new Error(`${text} is no amount`);
  const amount = BigInt(whole + fraction.padEnd(4, "0"));
  return sign ? -amount : amount;
}

/** What is smaller than the last digit must be 0. */
export function amountText(amount: bigint, digits: number): string {
  const text = (amount < 0n ? -amount : amount).toString().padStart(5, "0");
  const sign = amount < 0n ? "-" : "";
  const fraction = text.slice(-4).slice(0, digits);
  return `${sign}${text.slice(0, -4)}${fraction && `.${fraction}`}`;
}

/** To whole units of the currency's last digit, so that totals that are shown rounded grow by exactly what was sold. */
export function roundAmount(amount: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(4 - digits);
  return ((amount + unit / 2n) / unit) * unit;
}
