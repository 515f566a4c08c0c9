type MomentMarkProps = {
  /** Bands before it, of `count`; below 0 where it lies before all of them. */
  at: number;
  count: number;
  fact: string;
  time: string;
};

/** A dotted line across a time chart at a moment that matters, with its words over the plot; an arrow where it lies further back. Wants 3rem above the plot. */
export function MomentMark({ at, count, fact, time }: MomentMarkProps) {
  const left = (at / count) * 100;
  if (at < 0) {
    return (
      <p aria-hidden="true" className="pointer-events-none absolute -top-12 left-0 text-ink2 text-note">
        ← {fact}
        <span className="block text-ink3">{time}</span>
      </p>
    );
  }
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute -top-12 bottom-0 border-ink3 border-l border-dotted forced-color-adjust-none"
      style={{ left: `${left}%` }}
    >
      <p className={`absolute top-0 whitespace-nowrap text-ink2 text-note ${left > 50 ? "right-full pr-2 text-right" : "left-full pl-2"}`}>
        {fact}
        <span className="block text-ink3">{time}</span>
      </p>
    </div>
  );
}
