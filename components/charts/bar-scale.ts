/** How long the bars of one list are, with room left for the numbers behind them. */
export type BarScale = { low: number; high: number /** Characters behind the longest bar. */; reserve: number };

export function barScale(rows: { value: number; text: string; note?: string }[]): BarScale {
  const values = rows.map(({ value }) => value);
  return {
    low: Math.min(0, ...values),
    high: Math.max(0, ...values),
    reserve: Math.max(0, ...rows.map(({ text, note = "" }) => text.length + note.length)) + 2,
  };
}

/** CSS lengths: where the bar begins and how wide it is. Negative values end at zero, positive ones begin there. */
export function barPlace({ low, high, reserve }: BarScale, value: number): { marginLeft: string; width: string } {
  const span = high - low;
  const share = (part: number) => `calc((100% - ${reserve}ch) * ${span === 0 ? 0 : Number((part / span).toFixed(5))})`;
  return { marginLeft: share(Math.min(0, value) - low), width: share(Math.abs(value)) };
}
