type SparklineProps = { points: { value: number; partial: boolean }[] };

const [width, height, margin] = [128, 36, 4];

/** The course of a metric over the range; an end that is not whole is dotted, with a hollow dot. */
export function Sparkline({ points }: SparklineProps) {
  if (points.length < 2) return null;
  const places = points.map(({ value }, index) => place(value, index, points));
  const isCut = points.at(-1)?.partial ?? false;
  const whole = isCut ? places.slice(0, -1) : places;
  const [x, y] = places.at(-1) ?? [0, 0];
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="h-5 w-16 shrink-0 tablet:row-span-2 tablet:h-9 tablet:w-28"
      fill="none"
      strokeWidth="1.5"
    >
      <polyline points={whole.join(" ")} className="stroke-accent" vectorEffect="non-scaling-stroke" />
      {isCut && <polyline points={places.slice(-2).join(" ")} strokeDasharray="2 3" className="stroke-accent" vectorEffect="non-scaling-stroke" />}
      <circle cx={x} cy={y} r="3" className={isCut ? "fill-paper stroke-accent" : "fill-accent"} />
    </svg>
  );
}

function place(value: number, index: number, points: SparklineProps["points"]): [number, number] {
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = margin + (index / (points.length - 1)) * (width - 2 * margin);
  const y = high === low ? height / 2 : margin + ((high - value) / (high - low)) * (height - 2 * margin);
  return [Number(x.toFixed(1)), Number(y.toFixed(1))];
}
