/** How much a number moved: (now − was) ÷ |was|, exactly enough to round; null when there was nothing. */

const steps = 10n ** 9n;

/** Takes decimal strings or counts. 0.164 stands for +16.4 %. */
export function percentChange(now: string | number, was: string | number): number | null {
  const digits = Math.max(fractionDigits(now), fractionDigits(was));
  const before = scaled(was, digits);
  if (before === 0n) return null;
  const change = ((scaled(now, digits) - before) * steps) / (before < 0n ? -before : before);
  return Number(change) / Number(steps);
}

function fractionDigits(value: string | number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

function scaled(value: string | number, digits: number): bigint {
  const [whole = "0", fraction = ""] = String(value).split(".");
  return BigInt(whole + fraction.padEnd(digits, "0"));
}
