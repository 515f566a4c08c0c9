/** How far `now` stands from `was`, as a ratio of |was|; null where there is nothing to compare with. Amounts are the API's decimal strings. */
export function changeRatio(now: string | number | null, was: string | number | null | undefined): number | null {
  if (now === null || was === null || was === undefined || Number(was) === 0) return null;
  return (Number(now) - Number(was)) / Math.abs(Number(was));
}

/** Share of `total`; null where the total is not above zero. */
export function shareOf(amount: string, total: string): number | null {
  return Number(total) > 0 ? Number(amount) / Number(total) : null;
}
