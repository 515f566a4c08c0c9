type MinuteBarsProps = {
  /** The last is the minute that still runs; null: not known. */
  perMinute: (number | null)[];
  /** What the highest bar would stand for. */
  most: number;
  className: string;
  /** The minute that runs is told apart. */
  marksLast?: boolean;
};

export function MinuteBars({ perMinute, most, className, marksLast = false }: MinuteBarsProps) {
  const bars = perMinute.map((events, place) => ({ events: events ?? 0, ago: perMinute.length - 1 - place }));
  return (
    <div aria-hidden="true" className={`flex items-end gap-px border-line2 border-b forced-color-adjust-none ${className}`}>
      {bars.map(({ events, ago }) => (
        <span
          key={ago}
          className={`flex-1 rounded-t-mark bg-warm ${marksLast && ago > 0 ? "opacity-70" : ""} ${events > 0 ? "min-h-0.5" : ""}`}
          style={{ height: `${(events / Math.max(1, most)) * 100}%` }}
        />
      ))}
    </div>
  );
}
