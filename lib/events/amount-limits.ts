/**
 * The most that one event may hold: about a thousandth of what the sums of all lines can (`lib/load/check-amounts.ts`), so that no single one
 * decides whether the others fit.
 */

export const mostUnits = 1_000_000_000_000n;
/** Digits before the point, of a price and of qty × price. */
export const moneyDigits = 12;
/** In ten-thousandths, exclusive. */
export const grossLimit = 10n ** 16n;
