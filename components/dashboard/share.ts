/** Of the total revenue under the filter; null where that is not above zero, since parts of nothing have no share. */
export function shareOf(revenue: string, total: string): number | null {
  return Number(total) > 0 ? Number(revenue) / Number(total) : null;
}
