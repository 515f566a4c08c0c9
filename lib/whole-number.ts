import { z } from "zod";

/** Of an address, where all is text: written in digits alone. */
export function wholeNumber(least: number, most: number) {
  const rule = `must be a whole number from ${least} to ${most}`;
  const number = z
    .string()
    .regex(/^\d{1,15}$/, rule)
    .transform(Number);
  return number.refine((value) => value >= least && value <= most, rule);
}
